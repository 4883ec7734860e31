import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../../adapters/terminal/usage-error.ts";
import { BotError } from "../../../src/errors.ts";
import { FakePlatform } from "../../helpers/fake-platform.ts";

import { edit } from "../../helpers/small-base.ts";
import { createMachine, logOf } from "../../helpers/started-bot.ts";

const ALPHA = "providers/alpha.yaml";

function kinds(platform: FakePlatform): readonly string[] {
  return platform.deliveries.map(({ text, outcome }) => `${text} ${outcome.kind}`);
}

describe("souverain start", () => {
  it("answers on two platforms from one base, says who it is, and ends with 0", async () => {
    const [one, two] = [new FakePlatform("one"), new FakePlatform("two")];
    const machine = await createMachine();
    const run = machine.start([one, two]);

    await run.reach(Promise.all([one.ready(), two.ready()]));
    one.ask("Alpha est-elle qualifiée ?");
    two.ask("merci");
    await run.reach(Promise.all([one.delivered(1), two.delivered(1)]));
    run.stop();

    expect(await run.ended).toBe(0);
    expect(kinds(one)).toEqual(["Alpha est-elle qualifiée ? answered"]);
    expect(kinds(two)).toEqual(["merci guidance"]);
    expect(logOf(run)).toEqual([
      "info: ready as the bot of one",
      "info: ready as the bot of two",
      "info: stopped",
    ]);
    expect([one, two].map(({ counts }) => counts)).toEqual(
      [1, 1].map((each) => ({ started: each, stopped: each })),
    );
    expect(existsSync(join(machine.settings["STATE_DIR"] ?? "", "chats-lock.json"))).toBe(false);
  });

  it("tells what to set when nothing is set up, and touches nothing", async () => {
    const off = new FakePlatform("one", { isConfigured: false });
    const machine = await createMachine({});

    const { ended } = machine.start([off]);

    await expect(ended).rejects.toThrow(UsageError);
    await expect(ended).rejects.toThrow(/No chat platform is set up[\s\S]*ONE_TOKEN sets up one/u);
    expect(existsSync(machine.settings["STATE_DIR"] ?? "")).toBe(false);
  });

  it("runs the one that is set up, and does not load the other", async () => {
    const [on, off] = [new FakePlatform("on"), new FakePlatform("off", { isConfigured: false })];
    const run = (await createMachine()).start([off, on]);

    await run.reach(on.ready());
    run.stop();

    expect(await run.ended).toBe(0);
    expect(() => off.service).toThrow("off is not loaded");
  });

  it("refuses to start twice on one state folder, and says who runs there", async () => {
    const machine = await createMachine();
    const [one, again] = [new FakePlatform("one"), new FakePlatform("one")];
    const first = machine.start([one]);
    await first.reach(one.ready());

    const { ended } = machine.start([again]);

    await expect(ended).rejects.toMatchObject({ code: "CHATS_RUNNING", retryable: true });
    await expect(ended).rejects.toThrow(`process ${String(process.pid)}, since 2`);
    one.ask("merci");
    await first.reach(one.delivered(1));
    first.stop();
    expect(await first.ended).toBe(0);
    const third = machine.start([again]);
    await third.reach(again.ready());
    third.stop();
    expect(await third.ended).toBe(0);
  });

  it("ends with the mend when a platform refuses the bot, and stops the others", async () => {
    const refusal = new BotError("PLATFORM_REFUSED", "The token is wrong: take another one");
    const [one, two] = [new FakePlatform("one"), new FakePlatform("two", { failures: [refusal] })];
    const machine = await createMachine();

    const { ended } = machine.start([one, two]);

    await expect(ended).rejects.toBe(refusal);
    expect(one.counts.stopped).toBe(1);
    expect(two.counts.stopped).toBe(1);
  });

  it("serves one platform while another is out of order, and can be stopped meanwhile", async () => {
    const outage = new BotError("PLATFORM_UNREACHABLE", "no answer", { retryable: true });
    const failures = Array.from({ length: 9 }, () => outage);
    const [one, two] = [new FakePlatform("one", { failures }), new FakePlatform("two")];
    const run = (await createMachine()).start([one, two]);

    await run.reach(two.ready());
    two.ask("merci");
    await run.reach(two.delivered(1));
    expect(two.health()).toMatchObject({ status: "starting" });
    run.stop();

    expect(await run.ended).toBe(0);
    expect(logOf(run)).toContain("warn: cannot connect; next attempt in 1 s");
  });

  it("leaves in the inbox what was not begun, and answers it after the next start", async () => {
    const conversation = "thread";
    const machine = await createMachine();
    const run = { stop: (): void => undefined };
    // The bot is told to stop while it delivers the first of two.
    const one = new FakePlatform("one", {
      onDeliver: async () => {
        run.stop();
      },
    });
    const first = machine.start([one]);
    run.stop = first.stop;
    await one.ready();
    one.ask("Alpha est-elle qualifiée ?", { conversation });
    one.ask("merci", { conversation });

    expect(await first.ended).toBe(0);
    expect(kinds(one)).toEqual(["Alpha est-elle qualifiée ? answered"]);

    const next = new FakePlatform("one");
    const second = machine.start([next]);
    expect((await second.reach(next.delivered(1))).map(({ text }) => text)).toEqual(["merci"]);
  });

  it("does not wait for ever for what does not stop", async () => {
    const never = new Promise<void>(() => undefined);
    const one = new FakePlatform("one", {
      onDeliver: async () => never,
      onStop: async () => never,
    });
    const two = new FakePlatform("two", {
      onStop: async () => {
        throw new Error("broken");
      },
    });
    const machine = await createMachine();
    const run = machine.start([one, two], { grace: { deskMs: 5, backgroundMs: 5, adaptersMs: 5 } });
    await run.reach(Promise.all([one.ready(), two.ready()]));
    one.ask("merci");

    run.stop();

    expect(await run.ended).toBe(0);
    expect(two.counts.stopped).toBe(1);
    expect(logOf(run)).toContain(
      "warn: did not stop in time; what waits is taken up by the next start",
    );
  });

  it("tells its state, and which generation answers", async () => {
    const one = new FakePlatform("one");
    const run = (await createMachine()).start([one]);
    await run.reach(one.ready());
    const status = one.service.status();

    expect(one.health()).toEqual({ status: "ok", generation: status.generation, waiting: 0 });
    expect(status).toMatchObject({
      newest: "2025-06-10",
      counts: { providers: 2, facts: 4 },
      lastRun: { outcome: "published" },
      isIndexing: false,
      waiting: 0,
    });
    run.stop();
    await run.ended;
    expect(() => one.health()).toThrow("not open");
  });

  it.each([
    {
      name: "the base has faults and there is no index yet",
      changes: { [ALPHA]: edit(ALPHA, "attribute: ownership", "attribute: owner") },
      code: "KNOWLEDGE_INVALID",
    },
    {
      name: "there is no base",
      settings: { DATA_DIR: "/nowhere/data" },
      code: "CONFIG_INVALID",
    },
    {
      name: "the phrases are missing",
      settings: { PROMPTS_DIR: "/nowhere/prompts" },
      code: "PHRASES_INVALID",
    },
  ])("ends with the mend when $name", async ({ changes, settings = {}, code }) => {
    const machine = await createMachine(changes);
    Object.assign(machine.settings, settings);

    const { ended } = machine.start([new FakePlatform("one")]);

    await expect(ended).rejects.toMatchObject({ code });
  });
});

import { describe, expect, it } from "vitest";
import { type CheckOptions, runCheck } from "../../../adapters/terminal/check.ts";
import { UsageError } from "../../../adapters/terminal/usage-error.ts";
import { BotError } from "../../../src/errors.ts";
import { fakeAssistant, testContext, typed } from "../../helpers/terminal.ts";

function options(fields: Partial<CheckOptions> = {}): CheckOptions {
  return { words: ["Nimbus", "est", "qualifié."], json: false, ...fields };
}

describe("runCheck", () => {
  it("joins the words of the message and shows what came of it", async () => {
    const context = testContext();
    const fake = fakeAssistant();

    const code = await runCheck(context, options(), fake.open);

    expect(code).toBe(0);
    expect(fake.asked).toEqual([
      { text: "Nimbus est qualifié.", history: [], today: "2026-11-23" },
    ]);
    expect(context.streams.stdout.text).toContain("https://example.org/catalogue");
    expect(fake.closed).toBe(1);
  });

  it("reads the message from a pipe when there are no words", async () => {
    const { open, asked } = fakeAssistant();

    await runCheck(testContext("Nimbus est\nqualifié.\n"), options({ words: [] }), open);

    expect(asked[0]?.text).toBe("Nimbus est\nqualifié.\n");
  });

  it("prints one line of JSON with the claims", async () => {
    const context = testContext();

    await runCheck(context, options({ json: true, today: "2025-01-31" }), fakeAssistant().open);

    const lines = context.streams.stdout.lines();
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ kind: "answered", claims: [], skipped: [] });
  });

  it("ends with 2 when nothing is covered", async () => {
    const words = ["Nimbus", "est", "inconnu."];

    expect(await runCheck(testContext(), options({ words }), fakeAssistant().open)).toBe(2);
  });

  it("refuses to wait for a message on a terminal", async () => {
    const context = testContext();
    const streams = { ...context.streams, stdin: typed() };
    const run = runCheck({ ...context, streams }, options({ words: [] }), fakeAssistant().open);

    await expect(run).rejects.toBeInstanceOf(UsageError);
  });

  it("tells a failure in JSON too, and closes the base", async () => {
    const context = testContext();
    const fake = fakeAssistant(() => new BotError("GENERATION_INVALID", "Broken"));

    await expect(runCheck(context, options({ json: true }), fake.open)).rejects.toThrow("Broken");
    expect(JSON.parse(context.streams.stdout.lines()[0] ?? "")).toMatchObject({ kind: "failed" });
    expect(fake.closed).toBe(1);
  });
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readPublished } from "../../src/storage/open-published.ts";
import { edited, manyArticles } from "../helpers/content.ts";
import { createWorkshop, listFiles, readLastRunOf } from "../helpers/index-workshop.ts";
import { expectAnswer, listGenerations } from "../helpers/killed-run.ts";

const BASE = manyArticles(100);
/** Two sentences and an indexed text each. */
const TEXTS = 300;

describe("a first run", () => {
  it("embeds and publishes the whole base", async () => {
    const workshop = createWorkshop();

    const outcome = await workshop.run(BASE);

    expect(outcome).toMatchObject({
      kind: "published",
      generation: expect.stringMatching(/^g-[0-9a-f]{12}$/),
      counts: { added: 100, changed: 0, removed: 0, unchanged: 0 },
      embedded: TEXTS,
      reused: 0,
    });
    expect(await expectAnswer(workshop.stateDir, workshop.embedder, BASE)).toBe(outcome.generation);
  });

  it("gives the same base the same id, on another day and in another folder", async () => {
    const [first, second] = [createWorkshop(), createWorkshop()];

    const one = await first.run(BASE, { now: () => new Date("2020-01-01T00:00:00Z") });
    const two = await second.run(BASE);

    expect(two.generation).toBe(one.generation);
  });

  it("records the run", async () => {
    const workshop = createWorkshop();
    const start = new Date("2026-11-24T08:00:00.000Z").getTime();
    let clock = start;

    const outcome = await workshop.run(BASE, { now: () => new Date((clock += 1000)) });

    expect(readLastRunOf(workshop.stateDir)).toMatchObject({
      startedAt: "2026-11-24T08:00:01.000Z",
      outcome: "published",
      generation: outcome.generation,
      counts: { added: 100, embedded: TEXTS, reused: 0 },
    });
    expect(readPublished(workshop.stateDir)).toMatchObject({
      generation: outcome.generation,
      previous: null,
    });
  });

  it("tells how far it has come, phase by phase", async () => {
    const workshop = createWorkshop();

    await workshop.run(BASE);

    expect([...new Set(workshop.progress.map(({ phase }) => phase))]).toEqual([
      "embed",
      "write",
      "check",
      "publish",
    ]);
    for (const phase of ["embed", "write", "check", "publish"]) {
      const events = workshop.progress.filter((event) => event.phase === phase);
      const done = events.map((event) => event.done);
      expect(done).toEqual(done.toSorted((a, b) => a - b));
      expect([events[0]?.done, events.at(-1)?.done]).toEqual([0, events[0]?.total]);
    }
  });

  it("uses shipped vectors before it embeds", async () => {
    const workshop = createWorkshop();
    const vector = Float32Array.from(await workshop.embedder.embedQuery("shipped"));

    const outcome = await workshop.run(BASE, { shipped: { get: () => vector } });

    expect(outcome).toMatchObject({ embedded: 0, reused: TEXTS });
    expect(workshop.embedder.texts).toEqual([]);
  });
});

describe("an unchanged base", () => {
  it("changes nothing: no file is added, removed or written", async () => {
    const workshop = createWorkshop();
    const { generation } = await workshop.run(BASE);
    const before = listFiles(workshop.stateDir);

    const outcome = await workshop.run(BASE);

    expect(outcome).toMatchObject({ kind: "unchanged", generation, report: { proposal: null } });
    expect(listFiles(workshop.stateDir)).toEqual(before);
    expect(before).toHaveLength(10);
  });
});

describe("a changed base", () => {
  it("embeds only what is new", async () => {
    const workshop = createWorkshop();
    await workshop.run(BASE);
    workshop.embedder.texts.length = 0;
    const next = edited(BASE, "sovereignty", 3);

    const outcome = await workshop.run(next);

    expect(outcome).toMatchObject({
      kind: "published",
      counts: { added: 0, changed: 3, removed: 0, unchanged: 97 },
      embedded: 3,
      reused: TEXTS - 3,
    });
    expect(workshop.embedder.texts.every((text) => text.endsWith(" sovereignty"))).toBe(true);
    expect(await expectAnswer(workshop.stateDir, workshop.embedder, next)).toBe(outcome.generation);
  });

  it("tells the plan before it embeds", async () => {
    const workshop = createWorkshop();
    await workshop.run(manyArticles(3));
    const plans: unknown[] = [];

    await workshop.run(manyArticles(2), {
      onPlan: (plan) => plans.push([plan, workshop.embedder.texts.length]),
    });

    expect(plans).toEqual([
      [
        {
          added: [],
          changed: [],
          removed: ["article:a-00002#1"],
          unchanged: ["article:a-00000#1", "article:a-00001#1"],
        },
        9,
      ],
    ]);
  });

  it("returns to a kept generation without writing or embedding", async () => {
    const workshop = createWorkshop();
    const { generation } = await workshop.run(BASE);
    await workshop.run(edited(BASE, "once", 1));
    const manifest = readFileSync(
      join(join(workshop.stateDir, "generations", generation), "manifest.json"),
      "utf8",
    );

    const outcome = await workshop.run(BASE);

    expect(outcome).toMatchObject({ kind: "published", generation, embedded: 0, reused: 0 });
    expect(
      readFileSync(
        join(join(workshop.stateDir, "generations", generation), "manifest.json"),
        "utf8",
      ),
    ).toBe(manifest);
    expect(await expectAnswer(workshop.stateDir, workshop.embedder, BASE)).toBe(generation);
  });

  it("keeps the last three generations", async () => {
    const workshop = createWorkshop();
    const published: string[] = [];
    for (const word of ["one", "two", "three", "four"]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other is the point
      const { generation } = await workshop.run(edited(BASE, word, 1));
      published.push(generation);
    }

    expect(listGenerations(workshop.stateDir)).toEqual(published.slice(1).toSorted());
  });

  it("counts as a return when an old generation is published anew", async () => {
    const workshop = createWorkshop();
    const ids: string[] = [];
    for (const word of ["one", "two", "three", "one", "four"]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other is the point
      const { generation } = await workshop.run(edited(BASE, word, 1));
      ids.push(generation);
    }

    const kept = [0, 2, 4].map((at) => ids[at] ?? "");
    expect(listGenerations(workshop.stateDir)).toEqual(kept.toSorted());
  });
});

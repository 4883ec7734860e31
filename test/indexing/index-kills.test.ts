import { describe, expect, it } from "vitest";
import { edited, manyArticles } from "../helpers/content.ts";
import { createWorkshop } from "../helpers/index-workshop.ts";
import { countCached, expectAnswer, listGenerations } from "../helpers/killed-run.ts";
import { runChild } from "../helpers/run-child.ts";

const COUNT = 100;
const BASE = manyArticles(COUNT);

/** 20 kills of the real thing are proved by `npm run prove`. */
describe("an index run killed (-9)", () => {
  it.each([
    { phase: "embed", event: 3, isPublished: false },
    { phase: "write", event: 4, isPublished: false },
    { phase: "publish", event: 1, isPublished: false },
    { phase: "publish", event: 2, isPublished: true },
  ] as const)(
    "at report $event of phase $phase leaves an index that answers, and the next run goes on",
    async ({ phase, event, isPublished }) => {
      const workshop = createWorkshop();
      const { stateDir, embedder } = workshop;
      const old = await workshop.run(BASE);
      const next = edited(BASE, "killed", COUNT);
      const before = countCached(stateDir);

      const { signal, stderr } = await runChild({
        action: "index",
        stateDir,
        base: { kind: "articles", count: COUNT },
        word: "killed",
        editedCount: COUNT,
        killAt: { phase, event },
      });
      const cached = countCached(stateDir) - before;
      const served = await expectAnswer(stateDir, embedder, isPublished ? next : BASE);
      embedder.texts.length = 0;
      const outcome = await workshop.run(next);

      expect({ signal, stderr }).toEqual({ signal: "SIGKILL", stderr: "" });
      expect(served === old.generation).toBe(!isPublished);
      expect(cached).toBe(phase === "embed" ? 64 : COUNT);
      expect(embedder.texts).toHaveLength(COUNT - cached);
      expect(outcome.kind).toBe(isPublished ? "unchanged" : "published");
      expect(listGenerations(stateDir)).toEqual([old.generation, outcome.generation].toSorted());
      expect(await expectAnswer(stateDir, embedder, next)).toBe(outcome.generation);
    },
  );

  it("frees the lock by its death, and held it until then", async () => {
    const workshop = createWorkshop();
    const refused: unknown[] = [];

    const { signal } = await runChild(
      { action: "index", stateDir: workshop.stateDir, pauseMs: 60_000 },
      {
        onReport: (_report, child) => {
          workshop.run(BASE).then(
            (outcome) => refused.push(outcome),
            (error: unknown) => {
              refused.push([child.pid, error]);
              child.kill("SIGKILL");
            },
          );
        },
      },
    );
    const outcome = await workshop.run(BASE);

    expect(signal).toBe("SIGKILL");
    expect(refused).toEqual([
      [
        expect.any(Number),
        expect.objectContaining({ code: "INDEX_BUSY", message: expect.stringContaining("since") }),
      ],
    ]);
    expect(outcome.kind).toBe("published");
  });
});

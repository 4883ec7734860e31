import { describe, expect, it } from "vitest";
import {
  type BuildOutcome,
  bringUpToDate,
  type IndexParts,
} from "../../../adapters/terminal/bring-up-to-date.ts";
import { BotError, type BotErrorCode } from "../../../src/errors.ts";

interface Scene {
  /** What is published: the name of a generation, or why it cannot be opened. */
  readonly published: string | { readonly error: BotErrorCode };
  readonly isCurrent?: boolean;
  /** What each attempt to build does, the last one again and again. */
  readonly builds?: readonly (BuildOutcome["kind"] | BotErrorCode | TypeError)[];
  /** Generation that another process has published after so many pauses. */
  readonly appearsAfter?: number;
}

function play(scene: Scene): { readonly parts: IndexParts<string>; readonly events: string[] } {
  const events: string[] = [];
  let published = scene.published;
  let attempts = 0;
  let pauses = 0;
  const parts: IndexParts<string> = {
    open: async () => {
      if (typeof published !== "string") {
        throw new BotError(published.error, `cannot open: ${published.error}`);
      }
      return Promise.resolve(published);
    },
    close: (generation) => events.push(`close ${generation}`),
    isCurrent: () => Promise.resolve(scene.isCurrent ?? false),
    build: async ({ kind }) => {
      const builds = scene.builds ?? [];
      const result = builds[Math.min(attempts, builds.length - 1)] ?? "built";
      attempts += 1;
      events.push(`build ${kind}`);
      if (result instanceof TypeError) {
        throw result;
      }
      if (result === "built") {
        published = "new";
      }
      if (result === "built" || result === "faulty") {
        return Promise.resolve({ kind: result });
      }
      throw new BotError(result, `cannot build: ${result}`, { retryable: true });
    },
    onFallback: (generation, cause) =>
      events.push(`fall back on ${generation}: ${cause?.code ?? "faults"}`),
    onWait: () => events.push("wait"),
    pause: () => {
      pauses += 1;
      events.push("pause");
      published = pauses === scene.appearsAfter ? "theirs" : published;
      return Promise.resolve();
    },
  };
  return { parts, events };
}

describe("bringUpToDate", () => {
  it.each<{ name: string; scene: Scene; expected: string; events: readonly string[] }>([
    {
      name: "opens a current generation without building",
      scene: { published: "old", isCurrent: true },
      expected: "old",
      events: [],
    },
    {
      name: "builds the first one",
      scene: { published: { error: "GENERATION_MISSING" } },
      expected: "new",
      events: ["build first"],
    },
    {
      name: "builds again what is damaged",
      scene: { published: { error: "GENERATION_INVALID" } },
      expected: "new",
      events: ["build unusable"],
    },
    {
      name: "builds again what another embedder made",
      scene: { published: { error: "GENERATION_FOREIGN" } },
      expected: "new",
      events: ["build unusable"],
    },
    {
      name: "replaces one whose base has changed",
      scene: { published: "old" },
      expected: "new",
      events: ["build changed", "close old"],
    },
    {
      name: "answers from the old one while the base has faults",
      scene: { published: "old", builds: ["faulty"] },
      expected: "old",
      events: ["build changed", "fall back on old: faults"],
    },
    {
      name: "answers from the old one while another process builds",
      scene: { published: "old", builds: ["INDEX_BUSY"] },
      expected: "old",
      events: ["build changed", "fall back on old: INDEX_BUSY"],
    },
    {
      name: "answers from the old one when the disk is full",
      scene: { published: "old", builds: ["STORAGE_FAILED"] },
      expected: "old",
      events: ["build changed", "fall back on old: STORAGE_FAILED"],
    },
    {
      name: "waits for the first one that another process builds",
      scene: {
        published: { error: "GENERATION_MISSING" },
        builds: ["INDEX_BUSY"],
        appearsAfter: 2,
      },
      expected: "theirs",
      events: ["build first", "wait", "pause", "pause"],
    },
    {
      name: "builds it when the other process gave up",
      scene: { published: { error: "GENERATION_MISSING" }, builds: ["INDEX_BUSY", "built"] },
      expected: "new",
      events: ["build first", "wait", ...Array<string>(10).fill("pause"), "build first"],
    },
  ])("$name", async ({ scene, expected, events }) => {
    const { parts, events: seen } = play(scene);

    expect(await bringUpToDate(parts)).toBe(expected);
    expect(seen).toEqual(events);
  });

  it.each<{ name: string; scene: Scene; message: string }>([
    {
      name: "faults in the base and no older index",
      scene: { published: { error: "GENERATION_MISSING" }, builds: ["faulty"] },
      message: "there is no index from before them",
    },
    {
      name: "a full disk and no older index",
      scene: { published: { error: "GENERATION_MISSING" }, builds: ["STORAGE_FAILED"] },
      message: "cannot build: STORAGE_FAILED",
    },
    {
      name: "Ctrl-C, older index or not",
      scene: { published: "old", builds: ["INDEX_CANCELLED"] },
      message: "cannot build: INDEX_CANCELLED",
    },
    {
      name: "a bug, older index or not",
      scene: { published: "old", builds: [new TypeError("boom")] },
      message: "boom",
    },
    {
      name: "another process that never ends",
      scene: { published: { error: "GENERATION_MISSING" }, builds: ["INDEX_BUSY"] },
      message: "cannot build: INDEX_BUSY",
    },
  ])("fails on $name", async ({ scene, message }) => {
    await expect(bringUpToDate(play(scene).parts)).rejects.toThrow(message);
  });
});

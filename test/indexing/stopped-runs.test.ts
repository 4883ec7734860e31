import { describe, expect, it } from "vitest";
import { edited, manyArticles } from "../helpers/content.ts";
import { FakeEmbedder } from "../helpers/fake-embedder.ts";
import { createWorkshop, readLastRunOf } from "../helpers/index-workshop.ts";
import { expectAnswer, listGenerations } from "../helpers/killed-run.ts";

const BASE = manyArticles(100);
/** Two sentences and an indexed text each. */
const TEXTS = 300;

describe("two runs at once", () => {
  it("lets one through and refuses the other, naming the process", async () => {
    const workshop = createWorkshop();
    const second: unknown[] = [];
    const slow = new FakeEmbedder({
      onBatch: async () => {
        second.push(await workshop.run(BASE).catch((error: unknown) => error));
      },
    });

    const first = await workshop.run(manyArticles(10), { embedder: slow });

    expect(first.kind).toBe("published");
    expect(second).toEqual([
      expect.objectContaining({
        code: "INDEX_BUSY",
        retryable: true,
        message: expect.stringContaining(`process ${String(process.pid)}, since 20`),
      }),
    ]);
  });
});

describe("a cancelled run", () => {
  it.each(["embed", "write", "check"] as const)(
    "leaves the old generation serving when it is cancelled in phase %s",
    async (phase) => {
      const workshop = createWorkshop();
      const old = await workshop.run(BASE);
      const controller = new AbortController();

      const running = workshop.run(edited(BASE, "late", 50), {
        signal: controller.signal,
        onProgress: (event) => {
          if (event.phase === phase && (event.done > 0 || phase === "check")) {
            controller.abort();
          }
        },
      });

      await expect(running).rejects.toMatchObject({ code: "INDEX_CANCELLED", retryable: true });
      expect(await expectAnswer(workshop.stateDir, workshop.embedder, BASE)).toBe(old.generation);
      expect(listGenerations(workshop.stateDir)).toEqual([old.generation]);
      expect(readLastRunOf(workshop.stateDir)).toMatchObject({ outcome: "cancelled" });
    },
  );

  it("is taken up where it ended", async () => {
    const workshop = createWorkshop();
    const controller = new AbortController();
    const running = workshop.run(BASE, {
      signal: controller.signal,
      onProgress: ({ done }) => {
        if (done >= 64) {
          controller.abort();
        }
      },
    });
    await expect(running).rejects.toMatchObject({ code: "INDEX_CANCELLED" });
    const before = workshop.embedder.texts.length;

    const outcome = await workshop.run(BASE);

    expect(before).toBe(64);
    expect(outcome).toMatchObject({ embedded: TEXTS - 64, reused: 64 });
    expect(new Set(workshop.embedder.texts).size).toBe(workshop.embedder.texts.length);
  });

  it("turns whatever an aborted embedder throws into a cancellation", async () => {
    const controller = new AbortController();
    const embedder = new FakeEmbedder({
      onBatch: () => {
        controller.abort();
        throw new Error("the session was closed");
      },
    });

    await expect(
      createWorkshop().run(BASE, { embedder, signal: controller.signal }),
    ).rejects.toMatchObject({
      code: "INDEX_CANCELLED",
      cause: { message: "the session was closed" },
    });
  });

  it("passes on what an embedder throws of its own", async () => {
    const workshop = createWorkshop();
    const embedder = new FakeEmbedder({
      onBatch: () => {
        throw new Error("out of memory");
      },
    });

    await expect(workshop.run(BASE, { embedder })).rejects.toThrow("out of memory");
    expect(readLastRunOf(workshop.stateDir)).toMatchObject({ outcome: "failed" });
    expect((await workshop.run(BASE)).kind).toBe("published");
  });
});

import { expect, it } from "vitest";
import { FakeEmbedder } from "../helpers/fake-embedder.ts";
import { expectResumed } from "../helpers/source-kills.ts";
import { runSources, writeNotedBase } from "../helpers/source-run.ts";

const MOMENTS = [
  { after: "embed", delayMs: 60, mode: "publish" },
  { after: "write", delayMs: 0, mode: "propose" },
] as const;

/** 50 kills at random moments are proved by `npm run prove`. */
it("a run over sources killed (-9) leaves an index that answers, and the next run goes on", async () => {
  const base = await writeNotedBase(30);
  const first = await runSources(base, { embedder: new FakeEmbedder(), mode: "publish" });
  expect(first.kind).toBe("published");

  for (const { mode, ...moment } of MOMENTS) {
    // oxlint-disable-next-line no-await-in-loop -- one kill after the other
    const round = await expectResumed(base, {
      word: moment.after,
      edited: 30,
      mode,
      batchMs: 50,
      moment,
    });
    expect(round).toMatchObject({ signal: "SIGKILL", serving: "old" });
  }
}, 120_000);

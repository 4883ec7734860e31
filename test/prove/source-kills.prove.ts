import { expect, it } from "vitest";
import { FakeEmbedder } from "../helpers/fake-embedder.ts";
import { seededRandom } from "../helpers/seeded-random.ts";
import { expectResumed, killRun } from "../helpers/source-kills.ts";
import { editNotes, runSources, writeNotedBase } from "../helpers/source-run.ts";

const SEED = 20_261_128;
const KILLS = 50;
const NOTES = 30;
const BATCH_MS = 60;
const LATER = ["embed", "write", "check", "publish"] as const;
const LATER_MS = 120;

/** The proof is its output: README.md keeps it with its date. */
function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

it("50 runs over sources, killed (-9) at random moments, leave an index that answers and resume", async () => {
  const random = seededRandom(SEED);
  const base = await writeNotedBase(NOTES);
  await runSources(base, { embedder: new FakeEmbedder(), mode: "publish" });
  editNotes(base, NOTES, "measuring");
  const whole = await killRun(base, { mode: "publish", batchMs: BATCH_MS, moment: null });
  tell(`a run that is not killed takes ${whole.ms.toFixed(0)} ms: ${whole.phases.join(", ")}`);

  const heard = new Map<string, number>();
  for (let number = 1; number <= KILLS; number += 1) {
    // Every second one anywhere in the run; the others in its later phases, which are short.
    const phase = LATER[Math.floor(random() * LATER.length)] ?? "embed";
    const after = number % 2 === 0 ? "start" : phase;
    const delayMs = Math.floor(random() * (after === "start" ? whole.ms : LATER_MS));
    const mode = random() < 0.25 ? "propose" : "publish";
    // oxlint-disable-next-line no-await-in-loop -- one kill after the other
    const round = await expectResumed(base, {
      word: `kill ${String(number)}`,
      edited: NOTES,
      mode,
      batchMs: BATCH_MS,
      moment: { after, delayMs },
    });
    const last = round.phases.at(-1) ?? "";
    heard.set(last, (heard.get(last) ?? 0) + 1);
    tell(
      `kill ${String(number)}: ${mode}, ${after} + ${String(delayMs)} ms, last heard ${last}; ` +
        `${round.signal === null ? "had ended" : "killed"}, ${round.serving} generation answers; ` +
        `${String(round.kept)} vectors kept, ${String(round.embedded)} computed by the next run`,
    );
  }
  tell(`last heard: ${[...heard].map(([phase, count]) => `${phase} ${String(count)}`).join(", ")}`);
  expect([...heard.values()].reduce((sum, count) => sum + count, 0)).toBe(KILLS);
});

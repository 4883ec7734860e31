import { writeSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { z } from "zod";
import { FakeEmbedder } from "./fake-embedder.ts";
import { runSources } from "./source-run.ts";

const Task = z.strictObject({
  dataDir: z.string(),
  stateDir: z.string(),
  mode: z.enum(["publish", "propose"]),
  /** How long each batch of texts takes. */
  batchMs: z.int(),
});

/** Tells each phase as it begins, and how the run ended; the process may be killed at any moment. */
async function main(argument: string): Promise<void> {
  const { mode, batchMs, ...base } = Task.parse(JSON.parse(argument));
  const embedder = new FakeEmbedder({ onBatch: async () => setTimeout(batchMs) });
  let last = "";
  writeSync(1, "start\n");
  const result = await runSources(base, {
    embedder,
    mode,
    onEvent: (phase) => {
      if (phase !== last) {
        last = phase;
        writeSync(1, `${phase}\n`);
      }
    },
  });
  writeSync(1, `${result.kind}\n`);
}

await main(process.argv[2] ?? "");

import { join } from "node:path";
import { createRunner } from "../../adapters/terminal/bench-runner.ts";
import { enlargeBase } from "../../adapters/terminal/enlarged-base.ts";
import { E5_IDENTITY } from "../../src/models/e5-embeddings.ts";
import { openPublished } from "../../src/storage/open-published.ts";
import type { BenchTask } from "./bench-task.ts";

/** A base with its index. */
export interface PreparedBase {
  readonly name: string;
  readonly dataDir: string;
  readonly stateDir: string;
  readonly passages: number;
  /** `souverain index` as a whole process, all vectors at hand. */
  readonly indexMs: number;
  /** Most bytes it had at once; `null` where the system does not tell. */
  readonly indexMemory: number | null;
}

export interface PrepareOptions {
  readonly task: BenchTask;
  /** Where everything is written. */
  readonly folder: string;
  /** Told what is being done. */
  readonly tell: (what: string) => void;
}

async function index(
  { task, folder }: PrepareOptions,
  { name, dataDir }: Pick<PreparedBase, "name" | "dataDir">,
): Promise<PreparedBase> {
  const stateDir = join(folder, `state-${name}`);
  const { signal } = new AbortController();
  const run = createRunner({ root: task.root, signal }, { DATA_DIR: dataDir, STATE_DIR: stateDir });
  const { ms, memory } = await run(["index"]);
  const generation = openPublished({ stateDir, identity: E5_IDENTITY });
  const passages = generation.passageCount;
  generation.close();
  return { name, dataDir, stateDir, passages, indexMs: ms, indexMemory: memory?.peak ?? null };
}

/** Copies of the base that come near so many passages. */
async function enlarge(
  { folder, tell }: PrepareOptions,
  { real, passages }: { readonly real: PreparedBase; readonly passages: number },
): Promise<string> {
  const target = join(folder, `base-${String(passages)}`);
  tell(`copying the base to ${String(passages)} passages`);
  const generation = openPublished({ stateDir: real.stateDir, identity: E5_IDENTITY });
  try {
    await enlargeBase({ dataDir: real.dataDir, target, generation, passages });
  } finally {
    generation.close();
  }
  return target;
}

/** Makes each base when it is first needed: the real one, and those of so many passages. */
export function createBases(options: PrepareOptions): {
  readonly real: () => Promise<PreparedBase>;
  readonly ofSize: (passages: number) => Promise<PreparedBase>;
} {
  const { tell, task } = options;
  const made = new Map<number, Promise<PreparedBase>>();
  const once = async (size: number, make: () => Promise<PreparedBase>): Promise<PreparedBase> => {
    const base = made.get(size) ?? make();
    made.set(size, base);
    return base;
  };
  const real = async (): Promise<PreparedBase> =>
    once(0, async () => {
      tell("indexing the real base");
      return index(options, { name: "real", dataDir: task.dataDir });
    });
  return {
    real,
    ofSize: async (passages) =>
      once(passages, async () => {
        const dataDir = await enlarge(options, { real: await real(), passages });
        tell(`indexing ${String(passages)} passages`);
        return index(options, { name: String(passages), dataDir });
      }),
  };
}

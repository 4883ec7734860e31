import { randomUUID } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Config } from "../../src/config.ts";
import { fingerprintState, readBaseState } from "./base-state.ts";

/** Which generations stand for which states of the base; lets a start skip reading the base. */
const IndexedBase = z.strictObject({
  /** Newest first, each generation once. */
  notes: z.array(
    z.strictObject({
      /** Of `fingerprintState`. */
      fingerprint: z.string(),
      /** Id of the generation that was made from it, published or proposed. */
      generation: z.string(),
    }),
  ),
});
type IndexedBase = z.infer<typeof IndexedBase>;

/** As many as there may be generations that can be published at once: what is older is read again. */
const MAX_NOTES = 10;
const FILE = "indexed-base.json";

export function indexedBaseFile(stateDir: string): string {
  return join(stateDir, FILE);
}

/**
 * What the last runs noted.
 *
 * @returns nothing when there is no note, or none that can be read: the index is then checked against the
 * base again, which rebuilds nothing when nothing has changed.
 */
async function readNotes(stateDir: string): Promise<IndexedBase["notes"]> {
  try {
    const parsed = IndexedBase.safeParse(
      JSON.parse(await readFile(indexedBaseFile(stateDir), "utf8")),
    );
    return parsed.data?.notes ?? [];
  } catch {
    return [];
  }
}

/** Whether it is known at all which base an index stands for. */
export async function isBaseNoted(stateDir: string): Promise<boolean> {
  return (await readNotes(stateDir)).length > 0;
}

/** Whether this generation is known to stand for the base, and for what was read from sources, as they are now. */
export async function isIndexCurrent(
  config: Pick<Config, "dataDir" | "stateDir">,
  generation: string,
): Promise<boolean> {
  const [state, notes] = await Promise.all([readBaseState(config), readNotes(config.stateDir)]);
  const fingerprint = fingerprintState(state);
  return notes.some((note) => note.generation === generation && note.fingerprint === fingerprint);
}

/** Notes it, whole or not at all, in the place of what was noted of this generation. */
export async function writeIndexedBase(
  stateDir: string,
  note: IndexedBase["notes"][number],
): Promise<void> {
  const others = (await readNotes(stateDir)).filter(
    ({ generation }) => generation !== note.generation,
  );
  const notes: IndexedBase = { notes: [note, ...others].slice(0, MAX_NOTES) };
  const temporary = join(stateDir, `${FILE}.${randomUUID()}.tmp`);
  try {
    await writeFile(temporary, `${JSON.stringify(notes)}\n`);
    await rename(temporary, indexedBaseFile(stateDir));
  } finally {
    await rm(temporary, { force: true });
  }
}

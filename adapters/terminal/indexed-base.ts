import { randomUUID } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Config } from "../../src/config.ts";
import { fingerprintBase } from "./base-fingerprint.ts";

/** Which generation stands for which state of the base; lets a start skip reading the base. */
const IndexedBase = z.strictObject({
  /** Of `fingerprintBase`. */
  fingerprint: z.string(),
  /** Id of the generation that was made from it. */
  generation: z.string(),
});
type IndexedBase = z.infer<typeof IndexedBase>;

const FILE = "indexed-base.json";

export function indexedBaseFile(stateDir: string): string {
  return join(stateDir, FILE);
}

/**
 * What the last run noted.
 *
 * @returns `undefined` when there is no note, or none that can be read: the index is then checked
 * against the base again, which rebuilds nothing when nothing has changed.
 */
async function readIndexedBase(stateDir: string): Promise<IndexedBase | undefined> {
  try {
    const parsed = IndexedBase.safeParse(
      JSON.parse(await readFile(indexedBaseFile(stateDir), "utf8")),
    );
    return parsed.data;
  } catch {
    return undefined;
  }
}

/** Whether it is known at all which base an index stands for. */
export async function isBaseNoted(stateDir: string): Promise<boolean> {
  return (await readIndexedBase(stateDir)) !== undefined;
}

/** Whether this generation is known to stand for the base as it is now. */
export async function isIndexCurrent(
  { dataDir, stateDir }: Pick<Config, "dataDir" | "stateDir">,
  generation: string,
): Promise<boolean> {
  const [fingerprint, note] = await Promise.all([
    fingerprintBase(dataDir),
    readIndexedBase(stateDir),
  ]);
  return note?.generation === generation && note.fingerprint === fingerprint;
}

/** Notes it, whole or not at all. */
export async function writeIndexedBase(stateDir: string, note: IndexedBase): Promise<void> {
  const temporary = join(stateDir, `${FILE}.${randomUUID()}.tmp`);
  try {
    await writeFile(temporary, `${JSON.stringify(note)}\n`);
    await rename(temporary, indexedBaseFile(stateDir));
  } finally {
    await rm(temporary, { force: true });
  }
}

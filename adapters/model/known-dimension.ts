import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { EmbedderIdentity } from "../../src/domain/generation.ts";

const FILE = "embedder.json";
const Known = EmbedderIdentity.pick({ hash: true, dimension: true });

/**
 * Numbers of a vector of an embedder on a server, as it last gave them: what decides on an index, such as a
 * quarantine, must not need that server.
 *
 * @returns `undefined` when another embedder was used last, or none.
 */
export async function readKnownDimension(
  stateDir: string,
  hash: string,
): Promise<number | undefined> {
  try {
    const known = Known.parse(JSON.parse(await readFile(join(stateDir, FILE), "utf8")));
    return known.hash === hash ? known.dimension : undefined;
  } catch {
    // Missing or damaged: the server is asked again.
    return undefined;
  }
}

/** Notes it; what cannot be noted, as in a folder that may only be read, is asked again. */
export async function noteDimension(
  stateDir: string,
  { hash, dimension }: EmbedderIdentity,
): Promise<void> {
  if ((await readKnownDimension(stateDir, hash)) !== dimension) {
    await mkdir(stateDir, { recursive: true })
      .then(async () => writeFile(join(stateDir, FILE), JSON.stringify({ hash, dimension })))
      .catch(() => undefined);
  }
}

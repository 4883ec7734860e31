import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { BotError } from "../../src/errors.ts";

const FOLDERS = ["articles", "providers", "topics"] as const;
/** Beside the folders. */
const SOURCES = "sources.yaml";
/** Code that makes passages and words of the base: when it changes, the index must follow. */
const CODE = fileURLToPath(new URL("../../src", import.meta.url));
const CODE_FOLDERS = ["knowledge", "language"] as const;
const MISSING: ReadonlySet<unknown> = new Set(["ENOENT", "ENOTDIR"]);
const NO_FILE = Buffer.from("\0no file");

/**
 * SHA-256 (hex) over the names and contents of the base's files, sources.yaml and the code that reads them:
 * about 30 ms for 121 files of 1 MB.
 *
 * Contents and not dates, since a checkout or a copy changes dates and an edit within a second may not.
 *
 * What is no file, such as a link to nothing, counts by its name: it is a fault that must be told.
 *
 * @throws {BotError} CONFIG_INVALID when `dataDir` has none of the base's folders.
 */
export async function fingerprintBase(dataDir: string): Promise<string> {
  const paths = (await Promise.all(FOLDERS.map((folder) => listFiles(dataDir, folder)))).flat();
  if (paths.length === 0) {
    throw noBase(dataDir);
  }
  const code = (await Promise.all(CODE_FOLDERS.map((folder) => listFiles(CODE, folder)))).flat();
  const files = [
    ...[...paths, SOURCES].map((path) => ({ path, file: join(dataDir, path) })),
    ...code.map((path) => ({ path, file: join(CODE, path) })),
  ];
  const contents = await Promise.all(files.map(({ file }) => readContent(file)));
  const hash = createHash("sha256");
  for (const [index, content] of contents.entries()) {
    hash.update(`${files[index]?.path ?? ""}\0${String(content.length)}\0`).update(content);
  }
  return hash.digest("hex");
}

/**
 * Checks that there is a base, before anything else is looked at.
 *
 * @throws {BotError} CONFIG_INVALID when `dataDir` is no folder or has none of the base's folders.
 */
export async function checkBaseFolder(dataDir: string): Promise<void> {
  const found = await Promise.all(FOLDERS.map((folder) => isThere(join(dataDir, folder))));
  if (!found.includes(true)) {
    throw noBase(dataDir);
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    // Whatever else keeps it from being read is told, with its mend, by those who read it.
    return !(error instanceof Error && "code" in error && MISSING.has(error.code));
  }
}

function noBase(dataDir: string): BotError {
  return new BotError(
    "CONFIG_INVALID",
    `There is no knowledge base in ${dataDir} (providers/, topics/, articles/); set DATA_DIR to its folder`,
  );
}

/** Only of a file: to read a pipe is to wait for ever. What is wrong is told when the base is read. */
async function readContent(file: string): Promise<Buffer> {
  try {
    return (await stat(file)).isFile() ? await readFile(file) : NO_FILE;
  } catch {
    return NO_FILE;
  }
}

async function listFiles(dataDir: string, folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(join(dataDir, folder))).map((name) => `${folder}/${name}`).toSorted();
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && MISSING.has(cause.code)) {
      return [];
    }
    throw new BotError(
      "CONFIG_INVALID",
      `Cannot read ${join(dataDir, folder)}; see its permissions`,
      {
        cause,
      },
    );
  }
}

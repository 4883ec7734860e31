import type { Dirent, Stats } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { breathe } from "../indexing/cancellation.ts";
import { isInside, reasonOf } from "../knowledge/read-text-file.ts";
import type { CollectFault } from "./page-outcome.ts";

/** A file that can be read, by its name. */
export interface FoundFile {
  /** Path from the folder, with forward slashes, control characters and `%` percent-encoded. */
  readonly page: string;
  /** Where it stands on this machine. */
  readonly path: string;
  /** As the name says; `facts` for YAML. */
  readonly contentType: string;
}

export interface FolderWalk {
  /** Real path of the folder. */
  readonly root: string;
  /** Sorted by page, by code units. */
  readonly files: readonly FoundFile[];
  readonly failures: readonly (CollectFault & { readonly page: string })[];
}

/** Of the content of a YAML file, which is no document. */
export const FACTS_TYPE = "facts";
const TYPES: Readonly<Record<string, string>> = {
  ".md": "text/markdown",
  ".markdown": "text/markdown",
  ".txt": "text/plain",
  ".html": "text/html",
  ".htm": "text/html",
  ".xhtml": "application/xhtml+xml",
  ".pdf": "application/pdf",
  ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ".yaml": FACTS_TYPE,
  ".yml": FACTS_TYPE,
};
/** Names looked at: a folder of more is not one of documents. */
const MAX_NAMES = 200_000;

interface Walk {
  readonly root: string;
  readonly signal: AbortSignal;
  readonly files: FoundFile[];
  readonly failures: (CollectFault & { readonly page: string })[];
  /** Folders still to be looked into, from the root. */
  readonly open: string[];
  names: number;
}

/**
 * Finds the documents and facts of a folder, whatever else it holds.
 *
 * Links that lead out of it are refused and said; links to folders inside are not followed, since
 * those are walked anyway. Names that begin with a dot are left out.
 *
 * @throws {BotError} INDEX_CANCELLED. What the system throws when the folder itself cannot be read.
 */
export async function walkFolder(folder: string, signal: AbortSignal): Promise<FolderWalk> {
  const root = await realpath(folder);
  const walk: Walk = { root, signal, files: [], failures: [], open: [""], names: 0 };
  await readdir(root);
  for (let way = walk.open.pop(); way !== undefined; way = walk.open.pop()) {
    // oxlint-disable-next-line no-await-in-loop -- one folder after another: the disk is one
    await lookInto(way, walk);
    if (walk.names > MAX_NAMES) {
      const detail = `holds more than ${String(MAX_NAMES)} names: name a smaller folder as \`path\``;
      walk.failures.push({ page: ".", fault: "over-limit", detail });
      break;
    }
  }
  return {
    root,
    files: walk.files.toSorted((a, b) => compare(a.page, b.page)),
    failures: walk.failures.toSorted((a, b) => compare(a.page, b.page)),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** A path as it is shown and kept: on one line, whatever its names hold. */
export function pageOfPath(path: string): string {
  return path.replaceAll(/[%\p{C}\u2028\u2029]/gu, (mark) =>
    /\p{Cs}/u.test(mark) ? "%EF%BF%BD" : encodeURIComponent(mark),
  );
}

async function lookInto(way: string, walk: Walk): Promise<void> {
  await breathe(walk.signal);
  let entries: readonly Dirent[];
  try {
    entries = await readdir(join(walk.root, way), { withFileTypes: true });
  } catch (error) {
    fail(walk, way, unreadable(error));
    return;
  }
  walk.names += entries.length;
  for (const entry of entries.filter(({ name }) => !name.startsWith("."))) {
    // oxlint-disable-next-line no-await-in-loop -- as above
    await lookAt(entry, way === "" ? entry.name : `${way}/${entry.name}`, walk);
  }
}

async function lookAt(entry: Dirent, way: string, walk: Walk): Promise<void> {
  if (entry.isDirectory()) {
    walk.open.push(way);
  } else if (entry.isFile()) {
    found(way, walk);
  } else if (entry.isSymbolicLink()) {
    await followLink(way, walk);
  }
}

async function followLink(way: string, walk: Walk): Promise<void> {
  const path = join(walk.root, way);
  let target: Stats;
  try {
    if (!(await isInside(walk.root, path))) {
      fail(walk, way, {
        fault: "link-refused",
        detail: "is a link that leads out of the folder: put the file itself there",
      });
      return;
    }
    target = await stat(path);
  } catch (error) {
    fail(walk, way, unreadable(error));
    return;
  }
  if (target.isFile()) {
    found(way, walk);
  }
}

function found(way: string, walk: Walk): void {
  const contentType = TYPES[extname(way).toLowerCase()];
  if (contentType !== undefined) {
    walk.files.push({ page: pageOfPath(way), path: join(walk.root, way), contentType });
  }
}

function fail(walk: Walk, way: string, fault: CollectFault): void {
  walk.failures.push({ page: pageOfPath(way === "" ? "." : way), ...fault });
}

function unreadable(error: unknown): CollectFault {
  const detail = `cannot be read (${reasonOf(error)}): make it readable or remove it`;
  return { fault: "unreadable", detail };
}

import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { SourceEntry } from "../domain/source-entry.ts";
import { BotError } from "../errors.ts";
import { isInside, reasonOf } from "../knowledge/read-text-file.ts";
import type { CollectContext } from "./collect-context.ts";
import { factsFile, readFacts } from "./fact-files.ts";
import { isWanted, overLimit } from "./list-addresses.ts";
import type { Listing, PageOutcome, Target } from "./page-outcome.ts";
import { extractText } from "./read-address.ts";
import { FACTS_TYPE, type FolderWalk, type FoundFile, walkFolder } from "./walk-folder.ts";

/** A file of a folder whose real path is known. */
type RootedFile = FoundFile & Pick<FolderWalk, "root">;
type FolderEntry = Extract<SourceEntry, { kind: "folder" }>;

/** As large as a document from the web may be. */
const MAX_FILE_BYTES = 50 * 1024 * 1024;

/** The files of a folder that can be read. */
export async function listFolderFiles(
  entry: FolderEntry,
  context: CollectContext,
): Promise<Listing> {
  const folder = resolve(context.dataDir, entry.path);
  try {
    const { root, files, failures } = await walkFolder(folder, context.signal);
    const wanted = files.filter(({ page }) => isWanted(page, entry));
    return {
      kind: "listed",
      targets: wanted
        .slice(0, entry.limit)
        .map((file) => fileTarget({ ...file, root }, entry, context)),
      failures: [...failures, ...overLimit(entry, wanted.length - entry.limit, "pages")],
      // A part that cannot be looked into may hold what was read before.
      isWhole: failures.every(({ fault }) => fault === "link-refused"),
    };
  } catch (error) {
    if (error instanceof BotError) {
      throw error;
    }
    const detail = `cannot be read (${reasonOf(error)}): see that \`path\` names a folder that may be read`;
    return { kind: "failed", page: ".", fault: "unreadable", detail };
  }
}

function fileTarget(file: RootedFile, entry: FolderEntry, context: CollectContext): Target {
  return {
    page: file.page,
    read: async ({ etag }) => {
      const bytes = await readBytes(file);
      if (!(bytes instanceof Uint8Array)) {
        return bytes;
      }
      // Contents and not dates, since a checkout or a copy changes dates and an edit within a second may not.
      const hash = createHash("sha256").update(bytes).digest("hex");
      return hash === etag
        ? { kind: "not-modified" }
        : withValidators(await readFile(file, bytes, { entry, context }), hash);
    },
  };
}

type Unvalidated = Omit<Extract<PageOutcome, { kind: "text" }>, "validators">;
type Failed = Extract<PageOutcome, { kind: "failed" }>;

function withValidators(outcome: Unvalidated | Failed, hash: string): PageOutcome {
  return outcome.kind === "text"
    ? { ...outcome, validators: { etag: hash, lastModified: null } }
    : outcome;
}

async function readFile(
  { page, path, contentType }: FoundFile,
  body: Uint8Array,
  { entry, context }: { readonly entry: FolderEntry; readonly context: CollectContext },
): Promise<Unvalidated | Failed> {
  if (contentType === FACTS_TYPE) {
    return readFacts(factsFile(entry.id, page), body);
  }
  const url = pathToFileURL(path).href;
  return extractText({ body, contentType, charset: null, url, entry }, context);
}

async function readBytes({ root, path }: RootedFile): Promise<Uint8Array | Failed> {
  let handle: FileHandle | undefined;
  try {
    if (!(await isInside(root, path))) {
      return failed("link-refused", "is a link that leads out of the folder");
    }
    handle = await open(path);
    const stats = await handle.stat();
    if (!stats.isFile()) {
      return failed("unreadable", "is not a file any more");
    }
    // Before a byte is read: a file of a gigabyte is not for memory.
    if (stats.size > MAX_FILE_BYTES) {
      const detail = `has ${String(stats.size)} bytes, more than ${String(MAX_FILE_BYTES)}: split it, or leave it out with \`exclude\``;
      return failed("too-large", detail);
    }
    return await readAtMost(handle, stats.size);
  } catch (error) {
    const detail = `cannot be read (${reasonOf(error)}): make it readable or remove it`;
    return failed("unreadable", detail);
  } finally {
    await handle?.close();
  }
}

/** Not beyond the size it was opened with: a file may grow for ever. */
async function readAtMost(handle: FileHandle, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; ) {
    // oxlint-disable-next-line no-await-in-loop -- each read follows the one before it
    const { bytesRead } = await handle.read(bytes, at, size - at, at);
    if (bytesRead === 0) {
      return bytes.subarray(0, at);
    }
    at += bytesRead;
  }
  return bytes;
}

function failed(fault: string, detail: string): Failed {
  return { kind: "failed", fault, detail };
}

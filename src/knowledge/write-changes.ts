import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { BotError } from "../errors.ts";
import { syncFolder } from "../storage/folders.ts";
import type { KnowledgeFault } from "./knowledge.ts";
import { readKnowledge } from "./read-knowledge.ts";
import { isInside, reasonOf } from "./read-text-file.ts";
import type { FileChange } from "./write-draft.ts";

/** Not in providers/: what stands there is checked as part of the base. */
const LOCK = ".being-written";
/** Writing takes a second or two: a lock of this age was left by a process that was killed. */
const STALE_MS = 60_000;
const NEW_FILE_MODE = 0o644;
const MENDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:ENOSPC|EDQUOT|EFBIG)$/, "there is no room left: free some disk space"],
  [/^(?:EROFS|EACCES|EPERM)$/, "it may not be written: make it writable for this user"],
];

/** A change whose new text lies on the disk, beside the file it is for. */
interface Staged {
  readonly change: FileChange;
  readonly target: string;
  readonly temporary: string;
}

function explain(path: string, cause: unknown): unknown {
  if (cause instanceof BotError) {
    return cause;
  }
  const code = reasonOf(cause);
  const mend = MENDS.find(([pattern]) => pattern.test(code))?.[1] ?? "see that it can be written";
  const message = `${path} was not written (${code}), nothing is changed: ${mend}`;
  return new BotError("STORAGE_FAILED", message, { cause });
}

function changedMeanwhile(path: string): BotError {
  const message = `${path} was changed meanwhile by somebody else, nothing is written: run it again`;
  return new BotError("STORAGE_FAILED", message, { retryable: true });
}

function takeLock(lock: string, now: Date): void {
  const age = now.getTime() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  if (age > STALE_MS) {
    rmSync(lock, { force: true });
  }
  try {
    closeSync(openSync(lock, "wx"));
  } catch (cause) {
    if (reasonOf(cause) !== "EEXIST") {
      throw explain(lock, cause);
    }
    const message = `Another process is writing to the base (${lock}): run it again in a moment`;
    throw new BotError("STORAGE_FAILED", message, { retryable: true, cause });
  }
}

/** The file itself where the base holds a link to it; the path to be where there is none yet. */
function resolveTarget(root: string, { file, before }: FileChange): string {
  const path = join(root, file);
  if (before === null) {
    return path;
  }
  const target = realpathSync(path);
  // For whoever may write everywhere, a file without any right to write is one to be left alone.
  if ((statSync(target).mode & 0o222) === 0) {
    throw new BotError(
      "STORAGE_FAILED",
      `${path} is read-only, nothing is changed: make it writable`,
    );
  }
  accessSync(target, constants.W_OK);
  return target;
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, "w", NEW_FILE_MODE);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function stage(root: string, change: FileChange): Staged {
  const path = join(root, change.file);
  const temporary = join(root, `${LOCK}.${basename(change.file)}`);
  try {
    const target = resolveTarget(root, change);
    writeDurably(temporary, change.after);
    if (change.before !== null) {
      chmodSync(temporary, statSync(target).mode & 0o777);
    }
    return { change, target, temporary };
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw explain(path, cause);
  }
}

function refuseChanged({ change: { before }, target }: Staged): void {
  const isSame =
    before === null ? !existsSync(target) : readFileSync(target).equals(Buffer.from(before));
  if (!isSame) {
    throw changedMeanwhile(target);
  }
}

/** Puts the first files back when a later one cannot be put in place: the base stays as it was. */
function publish(staged: readonly Staged[]): void {
  const done: Staged[] = [];
  try {
    for (const each of staged) {
      renameSync(each.temporary, each.target);
      done.push(each);
    }
  } catch (cause) {
    for (const { target, change } of done) {
      if (change.before === null) {
        rmSync(target);
      } else {
        writeDurably(target, change.before);
      }
    }
    throw explain(staged[done.length]?.target ?? "", cause);
  }
  for (const folder of new Set(staged.map(({ target }) => dirname(target)))) {
    syncFolder(folder);
  }
}

async function refuseLinksOut(root: string, changes: readonly FileChange[]): Promise<void> {
  for (const { file } of changes) {
    if (!(await isInside(root, dirname(join(root, file))))) {
      throw new BotError("KNOWLEDGE_INVALID", `${file} leads out of the base`);
    }
  }
}

/**
 * Writes changed files of the base, all or none, once the whole base with them has been checked.
 *
 * @param now - To tell a lock in use from one that a killed process left.
 * @returns What is wrong with the base so changed; then nothing is written.
 * @throws {BotError} STORAGE_FAILED when a file was changed meanwhile, may not be written or does not
 * fit the disk; nothing is changed then either.
 */
export async function writeChanges(
  dataDir: string,
  changes: readonly FileChange[],
  now: Date,
): Promise<readonly KnowledgeFault[]> {
  const root = realpathSync(dataDir);
  const lock = join(root, LOCK);
  takeLock(lock, now);
  const staged: Staged[] = [];
  try {
    await refuseLinksOut(root, changes);
    const texts = new Map(changes.map(({ file, after }) => [file, after]));
    const reading = await readKnowledge(root, texts);
    if (reading.kind === "faulty") {
      return reading.faults;
    }
    for (const change of changes) {
      staged.push(stage(root, change));
    }
    staged.forEach(refuseChanged);
    publish(staged);
    return [];
  } finally {
    for (const { temporary } of staged) {
      rmSync(temporary, { force: true });
    }
    rmSync(lock, { force: true });
  }
}

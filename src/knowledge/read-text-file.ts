import { readFile, realpath, stat } from "node:fs/promises";
import { isAbsolute, join, relative } from "node:path";
import { createFindLine } from "./find-line.ts";

/** A fault in a file that is known from the context. */
export interface FileFault {
  readonly line: number;
  readonly message: string;
}

export type TextReading =
  | { readonly kind: "read"; readonly text: string }
  | { readonly kind: "faulty"; readonly fault: FileFault };

const MAX_BYTES = 5_000_000;
// Control and invisible characters, line ends of old, and what stands for bytes lost in a conversion.
const FORBIDDEN =
  /\r(?!\n)|(?![\t\n\r])[\p{Cc}\u2028\u2029\u200b\u202a-\u202e\u2066-\u2069\ufeff\ufffd]/u;

function faulty(line: number, message: string): TextReading {
  return { kind: "faulty", fault: { line, message } };
}

/** The system's word for a failed file operation, such as `EACCES`. */
export function reasonOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}

/** Whether `path`, its links followed, stays inside `root`, which must be a real path. */
export async function isInside(root: string, path: string): Promise<boolean> {
  const way = relative(root, await realpath(path));
  return !isAbsolute(way) && way.split(/[/\\]/)[0] !== "..";
}

async function findObstacle(root: string, path: string): Promise<string | null> {
  if (!(await isInside(root, path))) {
    return "is a link that leads out of the base: put the file itself here";
  }
  const stats = await stat(path);
  if (!stats.isFile()) {
    return "is not a file: move it, or what it holds, elsewhere";
  }
  return stats.size > MAX_BYTES
    ? `has ${String(stats.size)} bytes, more than ${String(MAX_BYTES)}: split it or shorten it`
    : null;
}

function decode(bytes: Uint8Array): TextReading {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return { kind: "read", text };
  } catch {
    const lenient = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    const line = createFindLine(lenient)(lenient.indexOf("\ufffd"));
    return faulty(line, "holds bytes that are not UTF-8: save the file in UTF-8");
  }
}

/** What {@link readTextFile} asks of the text of a file that may not be written yet. */
export function checkText(text: string): TextReading {
  if (text.trim() === "") {
    return faulty(1, "is empty: fill it as data/README.md tells, or remove it");
  }
  const found = FORBIDDEN.exec(text);
  if (found === null) {
    return { kind: "read", text };
  }
  const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return faulty(
    createFindLine(text)(found.index),
    `holds the character U+${code}, which cannot be shown: remove it, and save as UTF-8 text without byte order mark`,
  );
}

/** The text of bytes that may be a file of the base: UTF-8, without characters that nobody can see. */
export function decodeText(bytes: Uint8Array): TextReading {
  const decoded = decode(bytes);
  return decoded.kind === "read" ? checkText(decoded.text) : decoded;
}

/**
 * Reads a text file of the base: whole, UTF-8, without characters that nobody can see.
 *
 * @param root - Real path of the base, which no link may leave.
 * @param file - Path inside it.
 */
export async function readTextFile(root: string, file: string): Promise<TextReading> {
  const path = join(root, file);
  try {
    const obstacle = await findObstacle(root, path);
    if (obstacle !== null) {
      return faulty(1, obstacle);
    }
    return decodeText(await readFile(path));
  } catch (error) {
    return faulty(1, `cannot be read (${reasonOf(error)}): make it readable or remove it`);
  }
}

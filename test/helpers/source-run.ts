import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { buildIndex, type IndexResult } from "../../adapters/terminal/build-index.ts";
import { loadConfig } from "../../src/config.ts";
import type { RunRequest } from "../../src/indexing/run-request.ts";
import type { Embedder } from "../../src/retrieval/embedder.ts";
import { createFolder, writeBase } from "./small-base.ts";
import { ROOT } from "./terminal.ts";

/** A base with a folder of notes beside it, as a source of which all may change at once. */
export interface NotedBase {
  readonly dataDir: string;
  readonly stateDir: string;
  readonly notes: string;
}

const WORDS = "sovereign cloud region contract audit law provider key backup exit".split(" ");

function noteText(number: number): string {
  const paragraphs = Array.from({ length: 4 }, (_, at) => {
    const word = WORDS[(number + at) % WORDS.length] ?? "";
    return `Note ${String(number)} says in paragraph ${String(at)} that every ${word} is looked at twice before anybody signs for it.`;
  });
  return `---\ntitle: Note ${String(number)}\nlanguage: en\n---\n\n${paragraphs.join("\n\n")}\n`;
}

function noteFile(notes: string, number: number): string {
  return join(notes, `note-${String(number).padStart(3, "0")}.md`);
}

/** Writes `count` notes into a folder beside a base, and names it in sources.yaml. @returns the folder. */
export async function writeNotes(dataDir: string, count: number): Promise<string> {
  const notes = join(dataDir, "..", "notes");
  await mkdir(notes);
  for (let number = 0; number < count; number += 1) {
    writeFileSync(noteFile(notes, number), noteText(number));
  }
  writeFileSync(
    join(dataDir, "sources.yaml"),
    `sources:
  - id: notes
    kind: folder
    path: "../notes"
    baseUrl: "https://notes.example/"
    language: en
    publisher: Example
    basis: unofficial
    holdBack: 100
`,
  );
  return notes;
}

/** The small base with `count` notes. */
export async function writeNotedBase(count: number): Promise<NotedBase> {
  const dataDir = await writeBase();
  const notes = await writeNotes(dataDir, count);
  const stateDir = join(await createFolder(), "var");
  mkdirSync(stateDir);
  return { dataDir, stateDir, notes };
}

/** Adds a paragraph to the first notes, the same for the same word. */
export function editNotes({ notes }: NotedBase, count: number, word: string): void {
  for (let number = 0; number < count; number += 1) {
    const text = `In the round of ${word}, note ${String(number)} was read again by somebody who adds this.`;
    appendFileSync(noteFile(notes, number), `\n${text}\n`);
  }
}

export interface SourceRunOptions {
  readonly embedder: Embedder;
  readonly mode: RunRequest["mode"];
  readonly onEvent?: (phase: string) => void;
}

/** `souverain index` over a noted base, with another embedder. */
export async function runSources(
  { dataDir, stateDir }: Pick<NotedBase, "dataDir" | "stateDir">,
  { embedder, mode, onEvent = () => undefined }: SourceRunOptions,
): Promise<IndexResult> {
  const config = { ...loadConfig({}, ROOT), dataDir, stateDir };
  const signal = new AbortController().signal;
  const context = { config, signal, now: () => new Date(), pid: process.pid };
  return buildIndex(context, {
    request: { mode, fetch: true, isAutomatic: false },
    embedder,
    progress: { report: ({ phase }) => onEvent(phase), end: () => undefined },
    onNotice: () => undefined,
  });
}

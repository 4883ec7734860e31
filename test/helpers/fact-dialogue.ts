import { PassThrough } from "node:stream";
import { runTerminal } from "../../adapters/terminal/run.ts";
import type { Ended } from "./run-terminal.ts";
import { ROOT, Sink, typed } from "./terminal.ts";

export interface Dialogue extends Ended {
  readonly lines: readonly string[];
}

/** Runs a command on a terminal at which a person types these lines, and then Ctrl-D. */
export async function runDialogue(
  words: readonly string[],
  dataDir: string,
  answers: readonly string[],
): Promise<Dialogue> {
  const stdout = new Sink();
  const stderr = new Sink();
  const code = await runTerminal(words, {
    environment: { DATA_DIR: dataDir, LOG_LEVEL: "silent" },
    root: ROOT,
    streams: { stdin: typed(...answers), stdout, stderr },
    signal: new AbortController().signal,
    now: () => new Date(),
    clock: () => performance.now(),
    pid: process.pid,
  });
  return { code, stdout: stdout.text, stderr: stderr.text, lines: stdout.lines() };
}

/** Runs a command on a terminal, typing each line once its prompt stands there, until `stop`. */
export async function runUntil(
  words: readonly string[],
  dataDir: string,
  { prompt, signal }: { readonly prompt: string; readonly signal: AbortController },
): Promise<Ended> {
  const stdout = new Sink();
  const stderr = new Sink();
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const running = runTerminal(words, {
    environment: { DATA_DIR: dataDir, LOG_LEVEL: "silent" },
    root: ROOT,
    streams: { stdin, stdout, stderr },
    signal: signal.signal,
    now: () => new Date(),
    clock: () => performance.now(),
    pid: process.pid,
  });
  await stdout.until(prompt);
  signal.abort();
  const code = await running;
  stdin.destroy();
  return { code, stdout: stdout.text, stderr: stderr.text };
}

/** What is typed for each field of a fact, in the order of data/README.md. */
export const ANSWERS: readonly (readonly [field: string, ...lines: string[]])[] = [
  ["id", ""],
  ["attribute", "regions"],
  ["objective", "5"],
  ["value.fr", "Deux sites"],
  ["value.en", "Two sites"],
  ["statement.fr", "Alpha a deux sites."],
  ["statement.en", "Alpha has two sites."],
  ["asOf", "2026-04"],
  ["state", "in-force"],
  ["from", "2025"],
  ["until", ""],
  ["scope", ""],
  ["supersedes", ""],
  ["disputes", ""],
  ["holders", "Beta, S.A.", "FR", "33,4 %", "Others", "", "", ""],
  ["countries", "FR, DE"],
  ["basis", "vendor"],
  ["viaCopy", "o"],
  ["source.title", 'Sites: "all" # of them'],
  ["source.publisher", "Alpha"],
  ["source.url", "https://example.com/sites"],
  ["source.published", "2026-04-17"],
  ["source.language", "fr"],
  ["quote", "deux sites en service"],
  ["note.fr", "Page lue en avril."],
  ["note.en", "Page read in April."],
];

/** The lines to type, with other lines for some fields. */
export function answerLines(
  other: Readonly<Record<string, readonly string[]>> = {},
  ending: readonly string[] = ["y"],
): readonly string[] {
  return [...ANSWERS.flatMap(([field, ...own]) => other[field] ?? own), ...ending];
}

/** The fact that they make. */
export const WRITTEN = {
  id: "alpha-regions-2026",
  attribute: "regions",
  objective: "SOV-5",
  value: { fr: "Deux sites", en: "Two sites" },
  statement: { fr: "Alpha a deux sites.", en: "Alpha has two sites." },
  asOf: "2026-04",
  state: "in-force",
  from: "2025",
  holders: [
    { name: "Beta, S.A.", country: "FR", share: 33.4 },
    { name: "Others", country: null, share: null },
  ],
  countries: ["FR", "DE"],
  basis: "vendor",
  viaCopy: true,
  source: {
    title: 'Sites: "all" # of them',
    publisher: "Alpha",
    url: "https://example.com/sites",
    published: "2026-04-17",
    language: "fr",
  },
  quote: "deux sites en service",
  note: { fr: "Page lue en avril.", en: "Page read in April." },
};

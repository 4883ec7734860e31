import { readFile, realpath, stat } from "node:fs/promises";
import { isAbsolute, join, relative, resolve } from "node:path";
import type { CollectContext } from "../../src/collecting/collect-context.ts";
import { guessKind } from "../../src/collecting/guess-kind.ts";
import { type SourceTrial, trySource } from "../../src/collecting/try-source.ts";
import type { BaseLanguage } from "../../src/domain/language.ts";
import type { Basis } from "../../src/domain/provider.ts";
import { SourceEntry } from "../../src/domain/source-entry.ts";
import { WebAddress } from "../../src/domain/web-address.ts";
import { formatFaults } from "../../src/knowledge/format-faults.ts";
import type { KnowledgeFault } from "../../src/knowledge/knowledge.ts";
import { readKnowledge } from "../../src/knowledge/read-knowledge.ts";
import { SOURCES_FILE } from "../../src/knowledge/read-sources.ts";
import { reasonOf } from "../../src/knowledge/read-text-file.ts";
import { writeChanges } from "../../src/knowledge/write-changes.ts";
import { addSource, type EntryFields } from "../../src/knowledge/write-source.ts";
import { fold } from "../../src/language/fold.ts";
import { sanitizeLine } from "../../src/presenting/sanitize.ts";
import { checkBaseFolder } from "./base-fingerprint.ts";
import type { TerminalContext } from "./context.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { renderTrial } from "./render-trial.ts";
import { withSourceReading } from "./source-reading.ts";
import { writeLine, writeLines } from "./streams.ts";
import { UsageError } from "./usage-error.ts";

export interface SourceAddFlags {
  readonly basis: Basis;
  readonly kind?: "page" | "sitemap" | "feed" | "folder";
  readonly id?: string;
  readonly title?: string;
  readonly publisher?: string;
  readonly language?: BaseLanguage;
  readonly schedule?: string;
  readonly freshness?: string;
  readonly limit?: number;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly content?: string;
  readonly baseUrl?: string;
  /** Write nothing. */
  readonly try: boolean;
}

/** Pages that are read to show what would be. */
const TRIED_PAGES = 5;
const MAX_ID_CHARS = 40;

/**
 * Tries an address or folder, shows what would be read of it, and adds it to data/sources.yaml.
 *
 * @returns `EXIT.failed` when nothing of it can be read, or the base has faults: nothing is written then.
 * @throws {UsageError} when the address or an option is wrong.
 */
export async function runSourceAdd(
  context: TerminalContext,
  address: string,
  flags: SourceAddFlags,
): Promise<ExitCode> {
  const { config, streams } = context;
  await checkBaseFolder(config.dataDir);
  const reading = await readKnowledge(config.dataDir);
  if (reading.kind === "faulty") {
    return tellFaults(context, reading.faults);
  }
  const known = reading.knowledge.sources.map(({ id }) => id);
  return withSourceReading(context, async (collecting) => {
    const place = await findPlace(address, flags, collecting);
    if ("detail" in place) {
      streams.stderr.write(`${sanitizeLine(`${address}: ${place.fault}: ${place.detail}`)}\n`);
      return EXIT.failed;
    }
    return tryAndAdd({ place, flags, known }, collecting, context);
  });
}

type Place =
  | { readonly kind: "page" | "sitemap" | "feed"; readonly url: string }
  | { readonly kind: "folder"; readonly path: string };

function tellFaults({ streams }: TerminalContext, faults: readonly KnowledgeFault[]): ExitCode {
  streams.stderr.write(formatFaults(faults));
  return EXIT.failed;
}

async function findPlace(
  address: string,
  { kind }: SourceAddFlags,
  context: CollectContext,
): Promise<Place | { readonly fault: string; readonly detail: string }> {
  if (kind === "folder" || !/^[a-z][a-z0-9+.-]*:/iu.test(address)) {
    return findFolder(address, context.dataDir);
  }
  const url = WebAddress.safeParse(address).data;
  if (url === undefined) {
    throw new UsageError(
      `${address} is no address that may be read: write a full https:// address, or a folder`,
    );
  }
  const guessed = kind === undefined ? await guessKind(url, context) : { kind };
  return guessed.kind === "failed" ? guessed : { kind: guessed.kind, url };
}

/** Written as it will be found from data/, where it was given from the folder one stands in. */
async function findFolder(address: string, dataDir: string): Promise<Place> {
  const path = resolve(address);
  try {
    if ((await stat(path)).isDirectory()) {
      const way = relative(await realpath(dataDir), await realpath(path));
      return { kind: "folder", path: isAbsolute(address) || way === "" ? path : way };
    }
  } catch (error) {
    throw new UsageError(
      `${address} is neither a full https:// address nor a folder that may be read (${reasonOf(error)})`,
    );
  }
  throw new UsageError(`${address} is a file: give the folder that holds it`);
}

interface Adding {
  readonly place: Place;
  readonly flags: SourceAddFlags;
  /** Ids that are taken. */
  readonly known: readonly string[];
}

async function tryAndAdd(
  adding: Adding,
  collecting: CollectContext,
  context: TerminalContext,
): Promise<ExitCode> {
  const { streams, config, now } = context;
  const draft = entryFields(adding, { language: "en", publisher: hostOf(adding.place) });
  const trial = await trySource(parseEntry(draft), collecting, TRIED_PAGES);
  await writeLines(streams.stdout, renderTrial(trial));
  const found = firstDocument(trial);
  const isReadable = found !== null || trial.pages.some(({ kind }) => kind === "facts");
  if (!isReadable) {
    await writeLine(streams.stderr, "Nothing of it could be read: it was not added.");
    return EXIT.failed;
  }
  const fields = entryFields(adding, {
    language: found?.language ?? "en",
    publisher: found?.publisher ?? hostOf(adding.place),
  });
  if (adding.flags.try) {
    await writeLine(streams.stdout, addSource("", fields).trimEnd());
    return EXIT.ok;
  }
  const before = await readSourcesText(config.dataDir);
  const change = { file: SOURCES_FILE, before, after: addSource(before ?? "", fields) };
  const faults = await writeChanges(config.dataDir, [change], now());
  if (faults.length > 0) {
    return tellFaults(context, faults);
  }
  await writeLine(
    streams.stdout,
    `Added ${parseEntry(fields).id} to data/${SOURCES_FILE}; \`souverain index\` reads it.`,
  );
  return EXIT.ok;
}

function firstDocument({
  pages,
}: SourceTrial): Extract<SourceTrial["pages"][number], { kind: "document" }> | null {
  return pages.find((page) => page.kind === "document") ?? null;
}

async function readSourcesText(dataDir: string): Promise<string | null> {
  try {
    return await readFile(join(dataDir, SOURCES_FILE), "utf8");
  } catch (error) {
    if (reasonOf(error) === "ENOENT") {
      return null;
    }
    throw error;
  }
}

function hostOf(place: Place): string {
  return place.kind === "folder" ? place.path : new URL(place.url).host.replace(/^www\./u, "");
}

/** The entry as it is written; what was not said is taken from the pages, and defaults are left out. */
function entryFields(
  { place, flags, known }: Adding,
  pages: { readonly language: BaseLanguage; readonly publisher: string },
): EntryFields {
  const { title, schedule, freshness, limit, include, exclude, content, baseUrl } = flags;
  const fields: readonly (readonly [string, EntryFields[number][1] | undefined])[] = [
    ["id", flags.id ?? freeId(place, known)],
    ["title", title],
    ["kind", place.kind],
    place.kind === "folder" ? ["path", place.path] : ["url", place.url],
    ["baseUrl", baseUrl],
    ["language", flags.language ?? pages.language],
    ["publisher", flags.publisher ?? pages.publisher],
    ["basis", flags.basis],
    ["schedule", schedule],
    ["freshness", freshness],
    ["limit", limit],
    ["include", include],
    ["exclude", exclude],
    ["selectors", content === undefined ? undefined : { content }],
  ];
  return fields.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}

/** @throws {UsageError} naming what is wrong with an option. */
function parseEntry(fields: EntryFields): SourceEntry {
  const parsed = SourceEntry.safeParse(Object.fromEntries(fields));
  if (parsed.success) {
    return parsed.data;
  }
  const faults = parsed.error.issues.map(
    ({ path, message }) => `${path.map(String).join(".")}: ${message}`,
  );
  throw new UsageError(`The entry would not be valid (${faults.join("; ")})`);
}

function freeId(place: Place, known: readonly string[]): string {
  const url = place.kind === "folder" ? null : new URL(place.url);
  const name =
    url === null ? hostOf(place) : `${hostOf(place)} ${url.pathname.replace(/\.[a-z]{1,5}$/u, "")}`;
  const slug = fold(name)
    .replaceAll(/[^a-z0-9]+/gu, "-")
    .slice(0, MAX_ID_CHARS)
    .replaceAll(/^-|-$/gu, "");
  const base = slug === "" ? "source" : slug;
  const numbered = Array.from({ length: known.length + 1 }, (_, index) =>
    index === 0 ? base : `${base}-${String(index + 1)}`,
  );
  return numbered.find((id) => !known.includes(id)) ?? base;
}

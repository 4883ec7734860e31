import { realpath, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { BotError } from "../errors.ts";
import { checkFacts } from "./check-facts.ts";
import { checkDocumentIds, checkProviderIds } from "./check-ids.ts";
import { checkSuccession } from "./check-succession.ts";
import { checkTopics } from "./check-topics.ts";
import type { KnowledgeFault, KnowledgeReading } from "./knowledge.ts";
import { listFolder } from "./list-folder.ts";
import { finishDocument, type LoadedDocument, loadDocument } from "./load-document.ts";
import { finishProvider, type LoadedProvider, loadProvider } from "./load-provider.ts";
import { readSources, SOURCES_FILE, type SourcesReading } from "./read-sources.ts";
import { checkText, readTextFile, reasonOf, type TextReading } from "./read-text-file.ts";

const EMPTY = "the base is empty: add a provider, a topic or an article as data/README.md shows";

/** Reads the text of one file of the base. */
type Load<Loaded> = (
  file: string,
  text: string,
) => { readonly loaded: Loaded | null; readonly faults: readonly KnowledgeFault[] };

interface LoadedFolder<Loaded> {
  /** Paths of all files, also of those that could not be loaded. */
  readonly files: readonly string[];
  readonly loaded: readonly Loaded[];
  /** Whether everything in the folder could be loaded. */
  readonly isComplete: boolean;
  readonly faults: readonly KnowledgeFault[];
}

interface LoadedBase {
  readonly providers: LoadedFolder<LoadedProvider>;
  readonly topics: LoadedFolder<LoadedDocument>;
  readonly articles: LoadedFolder<LoadedDocument>;
  readonly sources: SourcesReading;
}

async function openBase(dataDir: string): Promise<string> {
  const mend = "check the path of the base, and that it is a folder that may be read";
  try {
    const root = await realpath(dataDir);
    if ((await stat(root)).isDirectory()) {
      return root;
    }
  } catch (error) {
    const message = `The base ${dataDir} cannot be opened (${reasonOf(error)}): ${mend}`;
    throw new BotError("KNOWLEDGE_INVALID", message, { cause: error });
  }
  throw new BotError("KNOWLEDGE_INVALID", `The base ${dataDir} is not a folder: ${mend}`);
}

/** A base as it stands on disk, or as it would be once some files have another text. */
interface BaseTexts {
  /** Real path of its folder. */
  readonly root: string;
  /** By path inside the base, with forward slashes. */
  readonly changes: ReadonlyMap<string, string>;
}

async function readText({ root, changes }: BaseTexts, file: string): Promise<TextReading> {
  const changed = changes.get(file);
  return changed === undefined ? readTextFile(root, file) : checkText(changed);
}

async function loadFolder<Loaded>(
  base: BaseTexts,
  [folder, extension]: readonly [folder: string, extension: string],
  load: Load<Loaded>,
): Promise<LoadedFolder<Loaded>> {
  const { files: present, faults: foreign } = await listFolder(base.root, folder, extension);
  const added = [...base.changes.keys()].filter((file) => file.startsWith(`${folder}/`));
  const files = [...new Set([...present, ...added])].toSorted((a, b) => (a < b ? -1 : 1));
  const loaded: Loaded[] = [];
  const faults: KnowledgeFault[] = [...foreign];
  for (const file of files) {
    const reading = await readText(base, file);
    const result =
      reading.kind === "read"
        ? load(file, reading.text)
        : { loaded: null, faults: [{ file, ...reading.fault }] };
    faults.push(...result.faults);
    if (result.loaded !== null) {
      loaded.push(result.loaded);
    }
  }
  const isComplete = foreign.length === 0 && loaded.length === files.length;
  return { files, loaded, isComplete, faults };
}

function checkAll({ providers, topics, articles, sources }: LoadedBase): readonly KnowledgeFault[] {
  const isEmpty = [providers, topics, articles].every(
    ({ files, faults }) => files.length === 0 && faults.length === 0,
  );
  return [
    ...[providers, topics, articles].flatMap(({ faults }) => faults),
    ...checkProviderIds(providers.loaded),
    ...checkFacts(providers.loaded),
    ...checkSuccession(providers.loaded, providers.isComplete),
    ...checkDocumentIds([...topics.loaded, ...articles.loaded]),
    ...checkTopics(topics.loaded, topics.files),
    ...sources.faults,
    ...(isEmpty ? [{ file: "providers", line: 1, message: EMPTY }] : []),
  ];
}

function compareFaults(a: KnowledgeFault, b: KnowledgeFault): number {
  if (a.file !== b.file) {
    return a.file < b.file ? -1 : 1;
  }
  return a.line - b.line;
}

/**
 * Reads and checks the whole base of facts, topics and articles. One run finds all faults of all files.
 *
 * @param dataDir - Folder that holds providers/, topics/ and articles/, and may hold sources.yaml.
 * @param changes - Texts to check in place of what files hold, or of files that are not there yet, by
 *   path inside the base.
 * @throws {@link BotError} `KNOWLEDGE_INVALID` when the folder itself cannot be opened.
 * @example
 * ```ts
 * const reading = await readKnowledge("data");
 * ```
 */
export async function readKnowledge(
  dataDir: string,
  changes: BaseTexts["changes"] = new Map(),
): Promise<KnowledgeReading> {
  const root = await openBase(dataDir);
  const texts: BaseTexts = { root, changes };
  const base: LoadedBase = {
    providers: await loadFolder(texts, ["providers", ".yaml"], loadProvider),
    topics: await loadFolder(texts, ["topics", ".md"], (file, text) =>
      loadDocument(file, text, "topic"),
    ),
    articles: await loadFolder(texts, ["articles", ".md"], (file, text) =>
      loadDocument(file, text, "article"),
    ),
    sources: await readSources(root, changes.get(SOURCES_FILE)),
  };
  const name = basename(resolve(dataDir));
  const faults = checkAll(base)
    .map((fault) => ({ ...fault, file: `${name}/${fault.file}` }))
    .toSorted(compareFaults);
  if (faults.length > 0) {
    return { kind: "faulty", faults };
  }
  const knowledge = {
    providers: base.providers.loaded.map(finishProvider),
    topics: base.topics.loaded.map(finishDocument),
    articles: base.articles.loaded.map(finishDocument),
    sources: base.sources.sources,
  };
  return { kind: "valid", knowledge };
}

import { z } from "zod";
import { FrontMatter } from "../domain/document.ts";
import { cutRun } from "./cut-run.ts";
import { describeIssues } from "./describe-issue.ts";
import { createFindLine } from "./find-line.ts";
import type { DocumentFile, KnowledgeFault } from "./knowledge.ts";
import type { MarkdownFault } from "./markdown-blocks.ts";
import { parseYaml } from "./parse-yaml.ts";
import { type BodyReading, type BodyRun, readBody } from "./read-body.ts";
import { splitFrontMatter } from "./split-front-matter.ts";
import type { YamlSource } from "./yaml-source.ts";

/** A topic or article that fits the schema; its body is read as far as it could be. */
export interface LoadedDocument {
  readonly file: string;
  readonly source: YamlSource;
  readonly frontMatter: FrontMatter;
  readonly runs: readonly BodyRun[];
}

export interface DocumentLoading {
  /** `null` when the front matter does not fit. */
  readonly loaded: LoadedDocument | null;
  readonly faults: readonly KnowledgeFault[];
}

// The folder decides, so that a wrong `kind` does not hide the faults of the other fields.
const SCHEMAS = { topic: FrontMatter.options[0], article: FrontMatter.options[1] };

const NO_FRONT_MATTER =
  'has no front matter: begin with a line "---", then id, title, language, kind, sources, then "---"';

function describeMarkers(runs: readonly BodyRun[], count: number): readonly MarkdownFault[] {
  return runs
    .flatMap(({ markers }) => markers)
    .filter(({ number }) => number < 1 || number > count)
    .map(({ number, offset }) => ({
      offset,
      message: `[${String(number)}] points at no source: write a number from 1 to ${String(count)}, or add the source`,
    }));
}

/** Body faults; markers are checked against the sources when their number is known. */
function describeBody(
  { runs, faults }: BodyReading,
  source: YamlSource | null,
): readonly MarkdownFault[] {
  const raw = z.object({ sources: z.array(z.unknown()) }).safeParse(source?.value);
  return raw.success ? [...faults, ...describeMarkers(runs, raw.data.sources.length)] : faults;
}

/**
 * Reads the text of a file of data/topics or data/articles.
 *
 * @param kind - What its folder holds.
 */
export function loadDocument(
  file: string,
  text: string,
  kind: FrontMatter["kind"],
): DocumentLoading {
  const parts = splitFrontMatter(text);
  if (parts === null) {
    return { loaded: null, faults: [{ file, line: 1, message: NO_FRONT_MATTER }] };
  }
  const findLine = createFindLine(text);
  const { start, end } = parts.frontMatter;
  const { source, faults } = parseYaml(text.slice(start, end), { text, start, findLine });
  const { data: frontMatter, error } = SCHEMAS[kind].safeParse(source?.value);
  const body = readBody(text, parts.body.start);
  const bodyFaults = describeBody(body, source).map(({ offset, message }) => ({
    line: findLine(offset),
    message,
  }));
  const issues = source === null ? [] : describeIssues(error?.issues ?? [], source, []);
  const isLoaded = source !== null && frontMatter !== undefined;
  return {
    loaded: isLoaded ? { file, source, frontMatter, runs: body.runs } : null,
    faults: [...faults, ...issues, ...bodyFaults].map((fault) => ({ file, ...fault })),
  };
}

/** The finished file, once loading and checks have found no fault in it. */
export function finishDocument({ file, frontMatter, runs }: LoadedDocument): DocumentFile {
  return { file, frontMatter, blocks: runs.flatMap((run) => cutRun(run, frontMatter.language)) };
}

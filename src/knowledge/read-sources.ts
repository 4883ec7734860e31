import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { SourceEntry, SourceList } from "../domain/source-entry.ts";
import { checkSources } from "./check-sources.ts";
import { describeIssues } from "./describe-issue.ts";
import { createFindLine } from "./find-line.ts";
import type { KnowledgeFault } from "./knowledge.ts";
import { parseYaml } from "./parse-yaml.ts";
import { checkText, type FileFault, readTextFile, reasonOf } from "./read-text-file.ts";

/** The list of sources, inside data/. */
export const SOURCES_FILE = "sources.yaml";

export interface SourcesReading {
  /** Entries that fit, in the order of the file. */
  readonly sources: readonly SourceEntry[];
  readonly faults: readonly KnowledgeFault[];
}

/**
 * Reads the text of data/sources.yaml.
 *
 * @param root - Folder of the base, which relative folders start from.
 */
export function loadSources(text: string, root: string): SourcesReading {
  const frame = { text, start: 0, findLine: createFindLine(text) };
  const { source, faults: syntax } = parseYaml(text, frame);
  if (source === null) {
    return { sources: [], faults: inFile(syntax) };
  }
  const { error } = SourceList.safeParse(source.value);
  const list = z.object({ sources: z.array(z.unknown()) }).safeParse(source.value);
  const raw = list.success ? list.data.sources : [];
  // Entry by entry, so that one that does not fit hides nothing of the others.
  const entries = raw.map((value) => SourceEntry.safeParse(value).data ?? null);
  const faults = [
    ...syntax,
    ...describeIssues(error?.issues ?? [], source, []),
    ...checkSources({ root, source, entries }),
  ];
  return { sources: entries.filter((entry) => entry !== null), faults: inFile(faults) };
}

/**
 * Reads data/sources.yaml; a base without the file has no sources.
 *
 * @param root - Real path of the base.
 * @param changed - Text to check in place of what the file holds.
 */
export async function readSources(root: string, changed?: string): Promise<SourcesReading> {
  if (changed === undefined && (await isMissing(join(root, SOURCES_FILE)))) {
    return { sources: [], faults: [] };
  }
  const reading =
    changed === undefined ? await readTextFile(root, SOURCES_FILE) : checkText(changed);
  return reading.kind === "read"
    ? loadSources(reading.text, root)
    : { sources: [], faults: inFile([reading.fault]) };
}

function inFile(faults: readonly FileFault[]): readonly KnowledgeFault[] {
  return faults.map((fault) => ({ file: SOURCES_FILE, ...fault }));
}

async function isMissing(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return false;
  } catch (error) {
    // Whatever else keeps it from being read is told, with its mend, by the reading itself.
    return reasonOf(error) === "ENOENT";
  }
}

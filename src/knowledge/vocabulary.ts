import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { Attribute, Slug } from "../domain/provider.ts";
import { BotError } from "../errors.ts";
import { readPlainLists } from "../language/plain-lists.ts";
import { describeIssues } from "./describe-issue.ts";
import { createFindLine } from "./find-line.ts";
import { parseYaml } from "./parse-yaml.ts";
import { type FileFault, reasonOf } from "./read-text-file.ts";

const Words = z.array(z.string().min(1)).min(1);

/**
 * data/vocabulary.yaml: words by which people ask, for topics and for attributes.
 * Not evidence: it only helps to understand a question. A trailing `*` stands for any ending.
 */
export const Vocabulary = z.strictObject({
  /** By topic id: the file name without its language. */
  topics: z.record(Slug, Words),
  attributes: z.record(Attribute, Words),
  /** Words that mean the same to someone who asks, by concept. */
  concepts: z.record(Slug, Words),
  /** Concepts that a question can ask for, unlike verbs, places and persons. */
  aspects: z.array(Slug).min(1),
  /** Names of countries and of their people, by ISO 3166-1 alpha-2 code. */
  countries: z.record(z.string().regex(/^[A-Z]{2}$/), Words),
});
export type Vocabulary = z.infer<typeof Vocabulary>;

const MEND = "Mend it, or restore it with `git checkout -- data/vocabulary.yaml`";
/** A file that is cut or mixed up has hundreds: the first ones say it. */
const MAX_FAULTS = 3;

type VocabularyReading =
  | { readonly kind: "read"; readonly vocabulary: Vocabulary }
  | { readonly kind: "faulty"; readonly faults: readonly FileFault[] };

function parseVocabulary(text: string): VocabularyReading {
  const plain = Vocabulary.safeParse(readPlainLists(text));
  if (plain.success) {
    return { kind: "read", vocabulary: plain.data };
  }
  const { source, faults } = parseYaml(text, { text, start: 0, findLine: createFindLine(text) });
  if (source === null || faults.length > 0) {
    return { kind: "faulty", faults };
  }
  const parsed = Vocabulary.safeParse(source.value);
  return parsed.success
    ? { kind: "read", vocabulary: parsed.data }
    : { kind: "faulty", faults: describeIssues(parsed.error.issues, source, []) };
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new BotError(
      "KNOWLEDGE_INVALID",
      `${file} cannot be read (${reasonOf(cause)}). ${MEND}`,
      { cause },
    );
  }
}

/** @throws {BotError} KNOWLEDGE_INVALID when the file is missing or wrong, naming what to mend. */
export async function readVocabulary(dataDir: string): Promise<Vocabulary> {
  const file = join(dataDir, "vocabulary.yaml");
  const reading = parseVocabulary(await readText(file));
  if (reading.kind === "read") {
    return reading.vocabulary;
  }
  const told = reading.faults
    .slice(0, MAX_FAULTS)
    .map(({ line, message }) => `${file}:${String(line)} ${message}`);
  const more = reading.faults.length - told.length;
  const rest = more > 0 ? [`and ${String(more)} more`] : [];
  throw new BotError("KNOWLEDGE_INVALID", `${[...told, ...rest].join("\n")}\n${MEND}`);
}

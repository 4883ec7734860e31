import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { Attribute, Slug } from "../domain/provider.ts";
import { BotError } from "../errors.ts";

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

/** @throws {BotError} KNOWLEDGE_INVALID when the file is missing or wrong, naming what to mend. */
export async function readVocabulary(dataDir: string): Promise<Vocabulary> {
  const file = join(dataDir, "vocabulary.yaml");
  try {
    return Vocabulary.parse(parse(await readFile(file, "utf8")));
  } catch (cause) {
    const reason =
      cause instanceof z.ZodError
        ? z.prettifyError(cause)
        : `cannot be read as YAML: ${String(cause)}`;
    throw new BotError("KNOWLEDGE_INVALID", `${file}: ${reason}. Mend the file and run again`, {
      cause,
    });
  }
}

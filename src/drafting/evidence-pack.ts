import type { CandidateParts } from "../answering/candidates.ts";
import type { DraftRequest } from "../answering/drafter.ts";
import type { EvidenceUnit } from "../answering/evidence-unit.ts";
import { withoutOrders } from "../answering/orders.ts";
import type { BaseLanguage } from "../domain/language.ts";
import type { Item, Passage } from "../domain/passage.ts";

/** Passages and characters that a model is given at most: what small models on a processor read in seconds. */
const MAX_PASSAGES = 12;
const MAX_CHARS = 9_000;

/** A passage as a model was given it. */
export interface PackedPassage {
  readonly item: Item;
  readonly passage: Passage;
  /** One a sentence, in order. */
  readonly units: readonly EvidenceUnit[];
}

/** What a model may draw on. */
export interface EvidencePack {
  /** By the ids that the model was given: made for this question, so that no text can name another's. */
  readonly passages: ReadonlyMap<string, PackedPassage>;
  /** Question and passages as one line of JSON. */
  readonly message: string;
}

/** Whether a stored sentence gives orders to whoever reads it: it is no evidence for a model. */
export function givesOrders(text: string): boolean {
  return withoutOrders(text) !== text;
}

function sentencesOf({ text, sentences }: Passage): readonly string[] {
  return sentences.map(({ start, end }) => text.slice(start, end));
}

/** Those chosen first; of what is no candidate no claim would pass. */
function rowsToPack({ choice }: DraftRequest): readonly number[] {
  const rows = choice.candidates.map(({ unit }) => unit.row);
  const known = new Set(rows);
  const chosen = choice.chosen.map(({ row }) => row).filter((row) => known.has(row));
  return [...new Set([...chosen, ...rows])];
}

function packed(rows: readonly number[], { reader }: CandidateParts): readonly PackedPassage[] {
  const passages: PackedPassage[] = [];
  let chars = 0;
  for (const row of rows) {
    const units = reader.read(row);
    const [first] = units;
    const length = first?.passage.text.length ?? 0;
    const isRoom = passages.length === 0 || chars + length <= MAX_CHARS;
    const says =
      first !== undefined && sentencesOf(first.passage).some((text) => !givesOrders(text));
    if (says && isRoom && passages.length < MAX_PASSAGES) {
      passages.push({ item: first.item, passage: first.passage, units });
      chars += length;
    }
  }
  return passages;
}

function describe(
  id: string,
  { item, passage }: PackedPassage,
  {
    succession,
    language,
  }: Pick<CandidateParts, "succession"> & { readonly language: BaseLanguage },
): Readonly<Record<string, unknown>> {
  const note = item.fact?.note?.[language];
  return {
    id,
    about: [item.title, ...passage.headings].join(" > "),
    date: item.date,
    ...(item.fact?.state === undefined ? {} : { state: item.fact.state }),
    ...(succession.isSuperseded(item.id) ? { replacedByNewerState: true } : {}),
    ...(note === undefined ? {} : { caveat: note }),
    sentences: sentencesOf(passage).filter((text) => !givesOrders(text)),
  };
}

/** JSON in which no text can close a tag or begin one, in case a server puts it between tags. */
function toData(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[<>&\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/**
 * What a model is given of a question: its text, its language, and the passages found, those chosen first.
 *
 * @param newId Makes an id that nobody can guess; another one each time.
 */
export function packEvidence(request: DraftRequest, newId: () => string): EvidencePack {
  const { parts, found } = request;
  const { understanding } = found.searched;
  const entries = packed(rowsToPack(request), parts).map((each) => [newId(), each] as const);
  const about = { succession: parts.succession, language: understanding.baseLanguage };
  return {
    passages: new Map(entries),
    message: toData({
      question: understanding.text,
      language: understanding.language,
      passages: entries.map(([id, each]) => describe(id, each, about)),
    }),
  };
}

import { fold } from "../language/fold.ts";
import { tokens } from "../language/tokens.ts";
import type { CandidateParts } from "./candidates.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import type { FoundEvidence } from "./find-evidence.ts";
import type { ListedProvider, ProviderList } from "./provider-list.ts";

/** Entries that a sentence must name to be about the list; two of a list of two. */
const MIN_NAMED = 3;
const MIN_LISTED = 2;
/** Names as they are typed; a word at the start of a sentence may be none. */
const NAME = /(?<![.?!:]\s|^)\b\p{Lu}[\p{L}\p{N}-]{4,}/gu;

function wordsOf(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => tokens(text)));
}

function textsOf({ facts }: ListedProvider): readonly string[] {
  return facts.flatMap(({ fact: { value, statement } }) => [
    value.fr,
    value.en,
    statement.fr,
    statement.en,
  ]);
}

function countShared(names: ReadonlySet<string>, others: ReadonlySet<string>): number {
  return [...names].filter((name) => others.has(name)).length;
}

/** Names in a text, by their words, that nothing known accounts for. */
function strangersIn(
  names: readonly (readonly string[])[],
  known: ReadonlySet<string>,
): readonly (readonly string[])[] {
  return names.filter((words) => words.every((word) => !known.has(word)));
}

function namesIn({ text }: EvidenceUnit): readonly (readonly string[])[] {
  return (text.match(NAME) ?? []).map((name) => tokens(fold(name)));
}

/**
 * The sentence of the topic asked that lists the entries of a list and others beside them, of whom the base
 * has no facts: without it a list of typed facts would seem to leave them out.
 *
 * @returns One unit at most; nothing for a list of a few, or where no sentence names anybody else.
 */
export function enumerationBeside(
  { groups }: ProviderList,
  { searched: { understanding }, candidates }: FoundEvidence,
  { words }: Pick<CandidateParts, "words">,
): readonly EvidenceUnit[] {
  const { topics, baseLanguage, text } = understanding;
  const listed = Object.values(groups).flat();
  const ids = new Set(listed.map(({ subject }) => `subject:${subject.id}`));
  const least = Math.max(MIN_LISTED, Math.min(MIN_NAMED, ids.size));
  const about = candidates
    .map(({ unit }) => unit)
    .filter(({ item, passage }) => {
      const isOfTopic = [...topics].some((id) => item.group === `topic:${id}`);
      return isOfTopic && passage.language === baseLanguage;
    })
    .map((unit) => ({ unit, named: countShared(unit.sentenceNames, ids) }))
    .filter(({ named }) => named >= least)
    .toSorted((a, b) => b.named - a.named);
  let told: ReadonlySet<string> | undefined;
  const hasStrangers = (unit: EvidenceUnit): boolean => {
    const names = strangersIn(namesIn(unit), words.names.subjectWords);
    // What the entries say is only read for a name that is nobody's: lists can be long.
    told ??= names.length === 0 ? undefined : wordsOf([text, ...listed.flatMap(textsOf)]);
    return told !== undefined && strangersIn(names, told).length > 0;
  };
  const best = about.find(({ unit }) => hasStrangers(unit));
  return best === undefined ? [] : [best.unit];
}

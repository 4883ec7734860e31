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

function textsOf({ subject, facts }: ListedProvider): readonly string[] {
  const told = facts.flatMap(({ fact: { value, statement } }) => [
    value.fr,
    value.en,
    statement.fr,
    statement.en,
  ]);
  return [subject.name, ...subject.aliases, ...told];
}

/** Names in a text that nothing known accounts for. */
function countStrangers({ text }: EvidenceUnit, known: ReadonlySet<string>): number {
  const names = text.match(NAME) ?? [];
  return names.filter((name) => tokens(fold(name)).every((word) => !known.has(word))).length;
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
  { generation }: Pick<CandidateParts, "generation">,
): readonly EvidenceUnit[] {
  const { topics, baseLanguage, text } = understanding;
  const listed = Object.values(groups).flat();
  const names = generation.subjects.flatMap(({ name, aliases }) => [name, ...aliases]);
  const known = new Set(
    [...names, text, ...listed.flatMap(textsOf)].flatMap((each) => tokens(each)),
  );
  const countNamed = (unit: EvidenceUnit): number =>
    listed.filter(({ subject }) => unit.sentenceNames.has(`subject:${subject.id}`)).length;
  const [best] = candidates
    .map(({ unit }) => unit)
    .filter(({ item, passage }) => {
      const isOfTopic = [...topics].some((id) => item.group === `topic:${id}`);
      return isOfTopic && passage.language === baseLanguage;
    })
    .map((unit) => ({ unit, named: countNamed(unit) }))
    .filter(
      ({ unit, named }) =>
        named >= Math.max(MIN_LISTED, Math.min(MIN_NAMED, listed.length)) &&
        countStrangers(unit, known) > 0,
    )
    .toSorted((a, b) => b.named - a.named);
  return best === undefined ? [] : [best.unit];
}

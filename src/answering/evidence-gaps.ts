import type { LexicalIndex } from "../retrieval/lexical-index.ts";
import type { Candidate, Searched } from "./candidates.ts";
import { type ContentPart, coverParts } from "./content-parts.ts";
import type { EvidenceUnit, TextProfile } from "./evidence-unit.ts";
import { isAboutOfficeElsewhere, ROLES, tellsRoleOf } from "./role-holder.ts";
import type { Understanding } from "./understanding.ts";

/** Units among which a concept, a count or a certification of something named is sought. */
const BEST_UNITS = 12;
const OWN_UNITS = 25;
const COUNT_UNITS = 8;
const CERTIFICATION_UNITS = 40;
/** A concept more common than this in the base (by weight) is in any passage or a turn of phrase. */
const RARE_CONCEPT = 2.6;
const MAX_WEIGHT = 7;
const CERTIFICATIONS: ReadonlySet<string> = new Set(["secnumcloud", "hds", "c5", "eucs"]);

/** Texts of a unit in which a part of the question may be covered. */
export function profilesOf({ run, heading, attributes }: EvidenceUnit): readonly TextProfile[] {
  return [...run, heading, attributes];
}

/** Units about the providers named, or else the topics, among the best; the best ones when none is named. */
export function ownUnits(
  { understanding: { subjects, topics } }: Searched,
  candidates: readonly Candidate[],
): readonly EvidenceUnit[] {
  const units = candidates.map(({ unit }) => unit);
  const names =
    subjects.size > 0
      ? [...subjects].map((id) => `subject:${id}`)
      : [...topics].map((id) => `topic:${id}`);
  return names.length === 0
    ? units.slice(0, BEST_UNITS)
    : units
        .slice(0, OWN_UNITS)
        .filter(({ aboutNames }) => names.some((name) => aboutNames.has(name)));
}

/** Folded words of the providers named. */
function nameWords({ understanding: { names } }: Searched): ReadonlySet<string> {
  return new Set(names.flatMap(({ kind, words }) => (kind === "subject" ? words : [])));
}

/** Asks who holds an office at a provider named. */
function asksRole({ word, concepts }: ContentPart, { understanding }: Searched): boolean {
  return (
    understanding.subjects.size > 0 &&
    word?.isOwn === true &&
    concepts.some((concept) => ROLES.has(concept))
  );
}

/** Whether a unit touches a part; of an office, whether it is held where the question asks. */
function touches(part: ContentPart, unit: EvidenceUnit, searched: Searched): boolean {
  const isCovered = coverParts([part], profilesOf(unit)) === 1;
  if (!isCovered || !asksRole(part, searched)) {
    return isCovered;
  }
  const { item, heading, text } = unit;
  const names = nameWords(searched);
  const isOwnText =
    (item.subject !== null && searched.understanding.subjects.has(item.subject)) ||
    ([...names].some((word) => heading.terms.has(`=${word}`)) &&
      !isAboutOfficeElsewhere(item.title, names));
  return tellsRoleOf(text, names, isOwnText);
}

/** Weight (0..1) of the rarest aspect asked that none of the units touches; 0 when none is missing. */
export function missingConcept(
  searched: Searched,
  parts: readonly ContentPart[],
  own: readonly EvidenceUnit[],
): number {
  const { aspects } = searched.understanding;
  const missing = parts.filter(
    (part) =>
      part.concepts.some((concept) => aspects.has(concept)) &&
      part.weight > RARE_CONCEPT &&
      !own.some((unit) => touches(part, unit, searched)),
  );
  return Math.max(0, ...missing.map(({ weight }) => weight)) / MAX_WEIGHT;
}

/**
 * Whether it is asked who holds an office at a provider, and nobody is told to. Whatever else is found, the
 * name of somebody who holds one elsewhere would be read as the answer.
 */
export function missesRole(
  searched: Searched,
  parts: readonly ContentPart[],
  own: readonly EvidenceUnit[],
): boolean {
  return parts.some(
    (part) => asksRole(part, searched) && !own.some((unit) => touches(part, unit, searched)),
  );
}

/** Whether a certification is asked of one provider and no passage names the two together. */
export function missesCertification(
  { understanding: { subjects, providers, topics } }: Searched,
  candidates: readonly Candidate[],
): boolean {
  const certifications = [...topics].filter((id) => CERTIFICATIONS.has(id));
  const [provider = ""] = providers;
  const together = candidates
    .slice(0, CERTIFICATION_UNITS)
    .some(
      ({ unit: { names } }) =>
        names.has(`subject:${provider}`) && certifications.some((id) => names.has(`topic:${id}`)),
    );
  return provider !== "" && subjects.size === 1 && certifications.length > 0 && !together;
}

/** Whether "how many things" is asked and no unit with a number speaks of such things. */
export function missesCount(parts: readonly ContentPart[], own: readonly EvidenceUnit[]): boolean {
  const counted = parts.find(({ isCounted }) => isCounted);
  return (
    counted !== undefined &&
    !own
      .slice(0, COUNT_UNITS)
      .some((unit) => /\d/.test(unit.text) && coverParts([counted], profilesOf(unit)) === 1)
  );
}

/** Whether a word of another language than the base's is known there in another form: Francia, Commissione. */
function isTranslated(
  part: ContentPart,
  { language, baseLanguage, placeWords }: Understanding,
  own: readonly EvidenceUnit[],
): boolean {
  const isBase = language === baseLanguage;
  const isPlace = part.word !== undefined && placeWords.has(part.word.exact);
  return !isBase && (isPlace || own.some((unit) => coverParts([part], profilesOf(unit)) === 1));
}

/** How the words that stand nowhere in the base look: like a name, or like an acronym. */
export function unknownLooks(
  { understanding }: Searched,
  { parts, own }: { readonly parts: readonly ContentPart[]; readonly own: readonly EvidenceUnit[] },
  lexical: LexicalIndex,
): { readonly name: boolean; readonly acronym: boolean } {
  const unknown = parts.filter(
    (part) =>
      part.word !== undefined &&
      part.look !== "plain" &&
      part.concepts.length === 0 &&
      ![part.word.stem, part.word.exact, part.word.exactKey].some((term) => lexical.has(term)) &&
      !isTranslated(part, understanding, own),
  );
  return {
    name: unknown.some(({ look }) => look === "name"),
    acronym: unknown.some(({ look }) => look === "acronym"),
  };
}

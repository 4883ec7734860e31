import type { LexicalIndex } from "../retrieval/lexical-index.ts";
import type { Candidate, Searched } from "./candidates.ts";
import { type ContentPart, coverParts } from "./content-parts.ts";
import type { EvidenceUnit, TextProfile } from "./evidence-unit.ts";

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

/** Units about the providers named, among the best; the best ones when none is named. */
export function ownUnits(
  { understanding: { subjects } }: Searched,
  candidates: readonly Candidate[],
): readonly EvidenceUnit[] {
  const units = candidates.map(({ unit }) => unit);
  return subjects.size === 0
    ? units.slice(0, BEST_UNITS)
    : units
        .slice(0, OWN_UNITS)
        .filter((unit) => [...subjects].some((id) => unit.names.has(`subject:${id}`)));
}

/** Weight (0..1) of the rarest aspect asked that none of the units touches; 0 when none is missing. */
export function missingConcept(
  parts: readonly ContentPart[],
  own: readonly EvidenceUnit[],
  aspects: ReadonlySet<string>,
): number {
  const missing = parts.filter(
    (part) =>
      part.concepts.some((concept) => aspects.has(concept)) &&
      part.weight > RARE_CONCEPT &&
      !own.some((unit) => coverParts([part], profilesOf(unit)) === 1),
  );
  return Math.max(0, ...missing.map(({ weight }) => weight)) / MAX_WEIGHT;
}

/** Whether a certification is asked of one provider and no passage names the two together. */
export function missesCertification(
  { understanding: { subjects, topics } }: Searched,
  candidates: readonly Candidate[],
): boolean {
  const certifications = [...topics].filter((id) => CERTIFICATIONS.has(id));
  const [subject = ""] = subjects;
  const together = candidates
    .slice(0, CERTIFICATION_UNITS)
    .some(
      ({ unit: { names } }) =>
        names.has(`subject:${subject}`) && certifications.some((id) => names.has(`topic:${id}`)),
    );
  return subjects.size === 1 && certifications.length > 0 && !together;
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

/** How the words that stand nowhere in the base look: like a name, or like an acronym. */
export function unknownLooks(
  parts: readonly ContentPart[],
  lexical: LexicalIndex,
): { readonly name: boolean; readonly acronym: boolean } {
  const unknown = parts.filter(
    ({ word, concepts }) =>
      word !== undefined &&
      concepts.length === 0 &&
      ![word.stem, word.exact, `=${word.exact}`].some((term) => lexical.has(term)),
  );
  return {
    name: unknown.some(({ look }) => look === "name"),
    acronym: unknown.some(({ look }) => look === "acronym"),
  };
}

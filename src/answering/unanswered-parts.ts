import type { Attribute, Subject } from "../domain/provider.ts";
import { tokens } from "../language/tokens.ts";
import { familiesOf } from "./attribute-families.ts";
import type { CandidateParts } from "./candidates.ts";
import { ownUnits } from "./evidence-gaps.ts";
import type { FoundEvidence } from "./find-evidence.ts";
import { fitsPart } from "./part-units.ts";

/** Something asked of a provider in one part of a message, of which the base tells nothing. */
export interface Unanswered {
  readonly subject: Subject;
  readonly attribute: Attribute;
}

/** Attributes that a part asks for, beside what names of providers say. */
function attributesOf(
  part: string,
  { searched: { understanding } }: FoundEvidence,
  { words: { findAttributes } }: CandidateParts,
): ReadonlySet<Attribute> {
  const named = new Set(understanding.names.flatMap(({ words }) => words));
  return findAttributes(
    tokens(part)
      .filter((word) => !named.has(word))
      .join(" "),
  );
}

/**
 * What a message of several questions asks of the one provider it names and the base does not tell: no fact of
 * such an attribute, and no sentence near about the provider that touches that part. To be told beside what is
 * answered, since silence would pass for an answer.
 *
 * @returns One for each such part; empty for one question, or for several providers.
 */
export function unansweredParts(
  found: FoundEvidence,
  parts: CandidateParts,
): readonly Unanswered[] {
  const { subjects, parts: asked } = found.searched.understanding;
  const [id] = subjects;
  const subject = parts.generation.subjects.find((each) => each.id === id);
  if (subject === undefined || subjects.size > 1) {
    return [];
  }
  const held = new Set(parts.generation.factsOf(subject.id).map(({ fact }) => fact?.attribute));
  const own = ownUnits(found.searched, found.candidates);
  return asked.flatMap((part): readonly Unanswered[] => {
    const families = familiesOf(attributesOf(part, found, parts));
    const isTold =
      families.flat().some((attribute) => held.has(attribute)) ||
      own.some((unit) => fitsPart(part, unit, found.searched));
    const attribute = families[0]?.[0];
    return isTold || attribute === undefined ? [] : [{ subject, attribute }];
  });
}

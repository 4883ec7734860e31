import type { Attribute, Subject } from "../domain/provider.ts";
import { tokens } from "../language/tokens.ts";
import { familiesOf } from "./attribute-families.ts";
import type { CandidateParts } from "./candidates.ts";
import { ownUnits } from "./evidence-gaps.ts";
import type { FoundEvidence } from "./find-evidence.ts";
import { nowWords } from "./intents.ts";
import { fitsPart } from "./part-units.ts";
import type { Understanding } from "./understanding.ts";

/** Something asked of a provider in one part of a message, of which the base tells nothing. */
export interface Unanswered {
  readonly subject: Subject;
  readonly attribute: Attribute;
}

/** Ask for an attribute only by chance: "is it available in Spain?", "end-to-end", "fin 2026". */
const LOOSE =
  /^(?:available|disponib\w*|verfugbar|beschikbaar|exist\w*|end|fin|sortie|parts?|support)$/;

/** The attributes that a part asks for by words of their own: "still" alone names no status. */
function namedAttributes(
  part: string,
  attributes: ReadonlySet<Attribute>,
  { words }: CandidateParts,
): ReadonlySet<Attribute> {
  const now = nowWords(part);
  const naming = tokens(part).filter((word) => !now.has(word) && !LOOSE.test(word));
  const named = words.findAttributes(naming.join(" "));
  return new Set([...attributes].filter((attribute) => named.has(attribute)));
}

/** A certification that a part asks for by name: another one is no answer. */
function certificationIn(
  part: string,
  attributes: ReadonlySet<Attribute>,
  { names }: Understanding,
): { readonly attribute: Attribute; readonly topic: string } | undefined {
  const said = new Set(tokens(part));
  const topics = names.filter(
    ({ kind, words }) => kind === "topic" && words.every((word) => said.has(word)),
  );
  return topics
    .flatMap(({ id: topic }) => [...attributes].map((attribute) => ({ attribute, topic })))
    .find(({ attribute, topic }) => attribute === `certification-${topic}`);
}

/**
 * What a message of several questions asks of the one provider it names and the base does not tell: no fact of
 * an attribute that it names, and no sentence near about the provider that touches that part. To be told beside what is
 * answered, since silence would pass for an answer.
 *
 * @returns One for each such part; empty for one question, or for several providers.
 */
export function unansweredParts(
  found: FoundEvidence,
  parts: CandidateParts,
): readonly Unanswered[] {
  const { subjects, parts: asked, partAttributes } = found.searched.understanding;
  const [id] = subjects;
  const subject = parts.generation.subjects.find((each) => each.id === id);
  if (subject === undefined || subjects.size > 1) {
    return [];
  }
  const held = new Set(parts.generation.factsOf(subject.id).map(({ fact }) => fact?.attribute));
  const own = ownUnits(found.searched, found.candidates);
  return asked.flatMap((part, at): readonly Unanswered[] => {
    const attributes = namedAttributes(part, partAttributes[at] ?? new Set(), parts);
    const families = familiesOf(attributes);
    const certification = certificationIn(part, attributes, found.searched.understanding);
    const isTold =
      certification === undefined
        ? families.flat().some((attribute) => held.has(attribute)) ||
          own.some((unit) => fitsPart(part, unit, found.searched))
        : held.has(certification.attribute) ||
          own.some(({ names }) => names.has(`topic:${certification.topic}`));
    const attribute = certification?.attribute ?? families[0]?.find((each) => attributes.has(each));
    return isTold || attribute === undefined ? [] : [{ subject, attribute }];
  });
}

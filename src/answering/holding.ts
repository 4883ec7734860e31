import { Attribute } from "../domain/provider.ts";
import { hasDetails } from "./certification-detail.ts";
import type { FactBook, FactItem } from "./fact-book.ts";
import type { Criterion, JudgingParts } from "./provider-criteria.ts";
import { type Judgement, judgeStates, UNKNOWN, UNMET } from "./standing.ts";

/** How certifications are written in the values of others: "C5 and SOC 2, ISO 27001". */
const WRITTEN: Partial<Record<Attribute, RegExp>> = {
  "certification-secnumcloud": /\bSecNumCloud\b/u,
  "certification-hds": /\bHDS\b/u,
  "certification-c5": /\bC5\b/u,
  "certification-iso27001": /\bISO(?:\/IEC)? 27001\b/u,
};

const CERTIFICATIONS = Attribute.options.filter((each) => each.startsWith("certification-"));

/** Facts of an attribute, and those of others that name it. */
function factsOn(subject: string, attribute: Attribute, book: FactBook): readonly FactItem[] {
  const own = book.current(subject, [attribute]);
  const written = WRITTEN[attribute];
  if (written === undefined) {
    return own;
  }
  // Of these attributes only: to read all facts of all subjects took most of a list's time.
  const others = book
    .current(subject, CERTIFICATIONS)
    .filter(({ fact }) => fact.attribute !== attribute && written.test(fact.value.en));
  return [...own, ...others];
}

/** Whether it is held, of the details asked; another detail of the line alone is a no. */
export function judgeHolding(
  subject: string,
  { attribute, details = [] }: Extract<Criterion, { kind: "holds" }>,
  { book, today }: JudgingParts,
): Judgement {
  const facts = factsOn(subject, attribute, book);
  if (details.length === 0) {
    return judgeStates(facts, today);
  }
  const meant = facts.filter((item) => hasDetails(item, details) === true);
  if (meant.length > 0) {
    return judgeStates(meant, today);
  }
  return facts.some((item) => hasDetails(item, details) === false) ? UNMET : UNKNOWN;
}

import type { Attribute } from "../domain/provider.ts";
import { tokens } from "../language/tokens.ts";
import { ASKED_KINDS, holdsKind, readAskedKinds } from "./asked-kinds.ts";
import type { Candidate, Searched } from "./candidates.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import { readIntents } from "./intents.ts";
import { namesPerson } from "./person-names.ts";
import { contentCoverage, type QuestionTerms } from "./question-terms.ts";

/** What a unit's fitness for one part of a message adds to its score. */
const WEIGHTS = {
  /** Share of the part's own words and concepts that the run holds. */
  words: 6,
  /** Holds the kind of thing that the part asks for. */
  kind: 1.5,
  /** Names a person where one is asked for: who did something is no matter of when it was done. */
  person: 3.5,
} as const;
/** A unit of a part may lie this much below the best of the whole message. */
const MAX_GAP = 3.2;

const YEAR = /\b(?:19|20)\d\d\b/;
/** One of several questions in a message, ready to be compared with units. */
interface AskedPart {
  readonly terms: QuestionTerms;
  /** Whether a unit holds the kind of thing that is asked for; false where no kind is. */
  readonly holds: (unit: EvidenceUnit) => boolean;
  /** What holding it adds. */
  readonly kindWeight: number;
}

/** A candidate with how well it fits one part. */
export interface PartCandidate {
  readonly unit: EvidenceUnit;
  readonly value: number;
}

function kindReader(part: string): (unit: EvidenceUnit) => boolean {
  const { asksDate, asksPerson, asksCount } = readIntents(part);
  const asked = readAskedKinds(part);
  const tests: readonly ((unit: EvidenceUnit) => boolean)[] = [
    ...(asksDate ? [({ text }: EvidenceUnit) => YEAR.test(text)] : []),
    ...(asksPerson ? [namesPerson] : []),
    ...(asksCount ? [({ text }: EvidenceUnit) => /\d/.test(text)] : []),
    ...ASKED_KINDS.filter((kind) => asked.has(kind)).map(
      (kind) =>
        ({ text }: EvidenceUnit) =>
          holdsKind(text, kind),
    ),
  ];
  return (unit) => tests.length > 0 && tests.every((test) => test(unit));
}

function readPart(
  part: string,
  { terms }: Searched,
  attributes: ReadonlySet<Attribute> = new Set(),
): AskedPart {
  const said = new Set(tokens(part));
  const words = terms.words.filter(({ exact }) => said.has(exact));
  return {
    terms: {
      words,
      content: words.filter(({ isName }) => !isName),
      concepts: new Map(),
      cover: terms.cover,
    },
    holds: kindReader(part),
    // Who owns or runs a provider may be a company, and typed facts tell it.
    kindWeight:
      readIntents(part).asksPerson && attributes.size === 0 ? WEIGHTS.person : WEIGHTS.kind,
  };
}

function valueFor({ terms, holds, kindWeight }: AskedPart, { unit, score }: Candidate): number {
  const coverage = contentCoverage(terms, terms.cover([...unit.run, unit.attributes]));
  return score + WEIGHTS.words * coverage + (holds(unit) ? kindWeight : 0);
}

/** A fact of another provider that does not name the one asked about: where others are is no answer. */
function isOfAnother({ item, names }: EvidenceUnit, { understanding }: Searched): boolean {
  const { providers, subjects } = understanding;
  const [provider = ""] = providers;
  const isAlone = subjects.size === 1 && providers.size === 1;
  return isAlone && item.fact !== null && !names.has(`subject:${provider}`);
}

/** Whether a unit touches what one part asks for, beside the names in it. */
export function fitsPart(part: string, unit: EvidenceUnit, searched: Searched): boolean {
  const { terms } = readPart(part, searched);
  return contentCoverage(terms, terms.cover([...unit.run, unit.attributes])) > 0;
}

/**
 * For each of several questions in one message, the units that may answer it, the fittest first.
 * A part that is nothing but names or turns of phrase is left out: the whole message asks the same.
 *
 * @param pool - Best first.
 */
export function unitsOfParts(
  searched: Searched,
  pool: readonly Candidate[],
): readonly (readonly PartCandidate[])[] {
  const floor = (pool[0]?.score ?? 0) - MAX_GAP;
  const near = pool.filter(({ score, unit }) => score > floor && !isOfAnother(unit, searched));
  const { parts, partAttributes } = searched.understanding;
  return parts
    .map((part, at) => readPart(part, searched, partAttributes[at]))
    .filter(({ terms }) => terms.content.length > 0)
    .map((part) =>
      near
        .map((candidate) => ({ unit: candidate.unit, value: valueFor(part, candidate) }))
        .toSorted((a, b) => b.value - a.value),
    );
}

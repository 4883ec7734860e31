import type { Attribute } from "../domain/provider.ts";
import { fold } from "../language/fold.ts";
import { type AskedReach, REACH, REACH_ATTRIBUTES, readReach } from "./asked-reach.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import type { FactBook } from "./fact-book.ts";
import { byDate, byState, type CompareItems, firstOf } from "./fact-fit.ts";
import type { Selection, SelectionInput } from "./selection.ts";
import { SELECTION } from "./selection-limits.ts";
import type { Understanding } from "./understanding.ts";

/** Topics that say whom such laws reach. */
const AMERICAN_TOPICS = ["us-cloud-act", "fisa-702"];
const ANY_TOPIC = "immunity-to-extraterritorial-laws";
/** What such laws turn on, over folded text: who controls the data, and who is of a group or can be compelled. */
const TURNS_ON = [
  /\b(?:control|controle|possession)\b/,
  /\b(?:subsidiar\w+|filiales?|compel\w*|contraindre|contrainte|concours obligatoire)\b/,
];
/** Facts on the law itself that are told of one provider: both sides where it is disputed. */
const MAX_LAW = 2;

/** The topic whose page says whom the law reaches: the one named, else the best known. */
function topicOf({ isAmerican }: AskedReach, topics: ReadonlySet<string>): string {
  const [known = ANY_TOPIC] = AMERICAN_TOPICS;
  const named = AMERICAN_TOPICS.find((each) => topics.has(each));
  return named ?? (isAmerican ? known : ANY_TOPIC);
}

/** Groups of items that must be read for a question on the reach of a foreign law; empty for any other. */
export function groupsOfReach(understanding: Understanding, book: FactBook): readonly string[] {
  const reach = readReach(understanding);
  if (reach === undefined) {
    return [];
  }
  const facts = [...understanding.subjects].flatMap((id) => book.current(id, REACH_ATTRIBUTES));
  return [`topic:${topicOf(reach, understanding.topics)}`, ...facts.map(({ id }) => id)];
}

const NEWEST = firstOf(byState, byDate);
/** Who holds it by name and country, before what else is told of its owners. */
const byHolders: CompareItems = (a, b) =>
  Number(b.fact?.holders !== undefined) - Number(a.fact?.holders !== undefined);

function saysAmerican({ item, names, run }: EvidenceUnit): boolean {
  return (
    AMERICAN_TOPICS.some((topic) => names.has(`topic:${topic}`)) ||
    item.fact?.countries?.includes("US") === true ||
    run.some(({ concepts }) => concepts.has("american"))
  );
}

/** Picks among the facts of one subject. */
class SubjectFacts {
  readonly #facts: readonly EvidenceUnit[];

  constructor(subject: string, { candidates, succession }: SelectionInput) {
    this.#facts = candidates
      .map(({ unit }) => unit)
      .filter(({ item }) => item.subject === subject && !succession.isSuperseded(item.id));
  }

  /** Facts of some attributes in an order; empty for none. */
  of(attributes: readonly Attribute[], order: CompareItems): readonly EvidenceUnit[] {
    return this.#facts
      .filter(({ item }) => item.fact !== null && attributes.includes(item.fact.attribute))
      .toSorted((a, b) => order(a.item, b.item));
  }
}

/** What decides it for one subject, as it is told. */
interface Told {
  readonly law: readonly EvidenceUnit[];
  /** Its owners, or where it sits when none are known. */
  readonly owner: readonly EvidenceUnit[];
  readonly test: readonly EvidenceUnit[];
}

function isOpen({ item: { fact } }: EvidenceUnit): boolean {
  return fact?.state === "in-force" || fact?.state === "in-progress";
}

function namesCountry({ item: { fact } }: EvidenceUnit): boolean {
  return fact?.countries !== undefined;
}

/** What is or was so; what was only announced comes last. */
function isSo({ item: { fact } }: EvidenceUnit): boolean {
  return fact?.state !== "planned";
}

/** Facts on the law and a provider: of the law that is asked about first, then the newest. */
function lawFacts(facts: SubjectFacts, { isAmerican }: AskedReach): readonly EvidenceUnit[] {
  const law = facts.of(REACH.law, NEWEST);
  const so = law.filter(isSo);
  const own = isAmerican ? so.filter(saysAmerican) : so;
  return [...new Set([...own, ...so, ...law])];
}

function toldOf(subject: string, reach: AskedReach, input: SelectionInput): Told {
  const facts = new SubjectFacts(subject, input);
  const law = lawFacts(facts, reach).slice(0, MAX_LAW);
  const [owner] = facts.of(REACH.owner, firstOf(byHolders, NEWEST));
  const [seat] = REACH.seat.flatMap((each) => facts.of([each], NEWEST)).filter(namesCountry);
  const holders = law.length > 0 ? [owner ?? seat] : [owner, seat];
  return {
    law,
    owner: holders.filter((unit) => unit !== undefined),
    test: facts.of(REACH.test, NEWEST).filter(isOpen).slice(0, 1),
  };
}

/** How much a unit says of what such laws turn on. */
function turning({ text }: EvidenceUnit): number {
  const folded = fold(text);
  return TURNS_ON.filter((pattern) => pattern.test(folded)).length;
}

/** What the law says of whom it reaches: what of its page says most of it, with its caveats; empty for none. */
function lawItself(
  reach: AskedReach,
  { searched, candidates }: SelectionInput,
): readonly EvidenceUnit[] {
  const group = `topic:${topicOf(reach, searched.understanding.topics)}`;
  return candidates
    .filter(({ unit }) => unit.item.group === group)
    .map(({ unit }) => ({ unit, says: turning(unit) }))
    .filter(({ says }) => says > 0)
    .toSorted((a, b) => b.says - a.says || b.unit.last - a.unit.last)
    .slice(0, 1)
    .map(({ unit }) => unit);
}

function sourcesOf({ item, passage }: EvidenceUnit): readonly string[] {
  return passage.sources.flatMap((at) => item.sources[at]?.url ?? []);
}

/** Whether one of some facts is drawn from what the law's page is drawn from: it has said the same of its provider. */
function isSaidBy(general: readonly EvidenceUnit[], facts: readonly EvidenceUnit[]): boolean {
  const own = general.flatMap(sourcesOf);
  return facts.some((fact) => sourcesOf(fact).some((url) => own.includes(url)));
}

/** A fact that applies the law to a provider says whose it is: its owner is not told again. */
function withoutSaid(told: Told, general: readonly EvidenceUnit[]): Told {
  return isSaidBy(general, told.law) ? { ...told, owner: [] } : told;
}

/** Those that fit, the most needed first. */
function fitting(units: readonly EvidenceUnit[]): ReadonlySet<EvidenceUnit> {
  let words = 0;
  const fit = units.filter(({ wordCount }) => {
    const isRoom = words + wordCount <= SELECTION.maxWordsReach;
    words += isRoom ? wordCount : 0;
    return isRoom;
  });
  return new Set(fit);
}

/**
 * Whether the law of another country reaches a provider is told by what decides it: what is known of that law
 * and this provider, newest first, who owns it, what tests for it, and whom the law itself says it reaches.
 *
 * @returns False where the question asks anything else, or nothing is known of its subjects.
 */
export function takeReach(selection: Selection, input: SelectionInput): boolean {
  const { understanding } = input.searched;
  const reach = readReach(understanding);
  if (reach === undefined) {
    return false;
  }
  const general = lawItself(reach, input);
  const told = [...understanding.subjects].map((id) =>
    withoutSaid(toldOf(id, reach, input), general),
  );
  const first = told.flatMap(({ law, owner }) => [...law.slice(0, 1), ...owner]);
  if (first.length === 0) {
    return false;
  }
  const isSaid = told.some(({ law }) => isSaidBy(general, law));
  const after = isSaid ? [] : general;
  const more = told.flatMap(({ law, test }) => [...law.slice(1), ...test]);
  const kept = fitting([...first, ...after, ...more]);
  const inOrder = [
    ...told.flatMap(({ law, owner, test }) => [...law, ...owner, ...test]),
    ...after,
  ];
  for (const unit of inOrder.filter((each) => kept.has(each))) {
    selection.take(unit);
  }
  return true;
}

/** Laws of any country, and who applies them. */
const LEGAL_CONCEPTS = ["law", "court", "order", "government"];

function speaksOfReach({ item, aboutNames, run, sentence }: EvidenceUnit): boolean {
  const topics = [...AMERICAN_TOPICS, ANY_TOPIC];
  const isLegal = LEGAL_CONCEPTS.some((each) => sentence.concepts.has(each));
  return (
    topics.some((topic) => item.group === `topic:${topic}` || aboutNames.has(`topic:${topic}`)) ||
    (isLegal && run.some(({ concepts }) => concepts.has("american")))
  );
}

/**
 * Tells which units may be told beside what decides on the reach of a law: those on such laws, and facts that bear
 * on it. All of them for any other question.
 */
export function readBesideReach(understanding: Understanding): (unit: EvidenceUnit) => boolean {
  if (readReach(understanding) === undefined) {
    return () => true;
  }
  return (unit) => {
    const { fact } = unit.item;
    return fact === null ? speaksOfReach(unit) : REACH_ATTRIBUTES.includes(fact.attribute);
  };
}

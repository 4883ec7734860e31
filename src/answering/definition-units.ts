import { fold } from "../language/fold.ts";
import { tokens } from "../language/tokens.ts";
import { asksStanding, isStandingWord } from "./asked-standing.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import { comparisonWords } from "./intents.ts";
import { ruleUnits } from "./rule-units.ts";
import type { Selection, SelectionInput } from "./selection.ts";

/** How the page of a topic begins; `undefined` when it is no candidate. */
function openingOf(topic: string, { candidates }: SelectionInput): EvidenceUnit | undefined {
  return candidates.find(
    ({ unit }) =>
      unit.item.group === `topic:${topic}` && unit.passage.id.endsWith("#1") && unit.last === 0,
  )?.unit;
}

/** A definition of a topic begins with how its page begins. */
function takeDefinition(selection: Selection, input: SelectionInput): void {
  const { searched } = input;
  const { intents, topics, subjects, words } = searched.understanding;
  const isBare = words.length <= 2 && topics.size === 1;
  if (topics.size !== 1 || subjects.size > 0 || !(intents.asksDefinition || isBare)) {
    return;
  }
  const [topic = ""] = topics;
  const opening = openingOf(topic, input);
  if (opening !== undefined) {
    selection.take(opening);
  }
}

/** "What is the difference between SecNumCloud and C5?": what each is comes first. */
function takeOpenings(selection: Selection, input: SelectionInput): void {
  const { intents, topics, subjects, words, cleaned } = input.searched.understanding;
  const comparing = comparisonWords(cleaned);
  const named = new Set(input.searched.understanding.names.flatMap((name) => name.words));
  const isBare = words.every(({ exact }) => named.has(exact) || comparing.has(exact));
  if (!intents.asksComparison || subjects.size > 0 || topics.size < 2 || !isBare) {
    return;
  }
  for (const topic of topics) {
    const opening = openingOf(topic, input);
    if (opening !== undefined && selection.fits(opening)) {
      selection.take(opening);
    }
  }
}

/** "When did the Data Act enter into force?": what tells its state comes first. */
export function takeStanding(selection: Selection, input: SelectionInput): void {
  if (!asksStanding(input.searched.understanding.cleaned)) {
    return;
  }
  for (const unit of ruleUnits(input, isStandingWord).filter((each) => selection.fits(each))) {
    selection.take(unit);
  }
}

/** Most words of a term whose definition is asked, and how far below the best a sentence about it may lie. */
const TERM = { words: 4, gap: 3 };

/** What stands behind a term that a sentence says the meaning of, over folded text: "SEAL-3, digital resilience: …". */
const MEANS =
  /^\s*(?:[,:;(–—]|(?:is|are|was|were|means?|refers|stands|est|sont|etait|designe\w*|signifie\w*|consiste|vise)\b)/;

/** Whether a sentence that begins with a term says what it is, and not what it asks or does. */
function saysWhatIs(text: string, term: readonly string[]): boolean {
  const folded = fold(text);
  const last = term.at(-1) ?? "";
  return MEANS.test(folded.slice(folded.indexOf(last) + last.length));
}

/** "What is SEAL-3?": the sentence that begins with the term says what it is, unless the topic's page does. */
function takeTerm(selection: Selection, input: SelectionInput): void {
  const { searched, candidates } = input;
  const { intents, words, subjects, topics } = searched.understanding;
  const term = words.map(({ exact }) => exact);
  const isTerm = term.length > 0 && term.length <= TERM.words;
  if (!intents.asksDefinition || subjects.size > 0 || !isTerm) {
    return;
  }
  const openings = [...topics].flatMap((topic) => openingOf(topic, input) ?? []);
  if (openings.some(({ text }) => term.every((word) => tokens(text).includes(word)))) {
    return;
  }
  const floor = (candidates[0]?.score ?? 0) - TERM.gap;
  const found = candidates.find(({ unit, score }) => {
    const first = tokens(unit.text).slice(0, term.length);
    const isOpening = score > floor && term.every((word, at) => word === first[at]);
    return isOpening && saysWhatIs(unit.text, term);
  });
  if (found !== undefined) {
    selection.take(found.unit);
  }
}

/** Takes what says what a term, a topic or each of two is, where that is asked. */
export function takeDefinitions(selection: Selection, input: SelectionInput): void {
  takeTerm(selection, input);
  takeDefinition(selection, input);
  takeOpenings(selection, input);
}

import { measureAddition } from "./addition.ts";
import type { Candidate } from "./candidates.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import { takeEndings, takeFirstUnits } from "./first-units.ts";
import { unitsOfParts } from "./part-units.ts";
import { additionProbability } from "./ranking-model.ts";
import { readBesideReach } from "./reach-units.ts";
import { Selection, type SelectionInput } from "./selection.ts";
import { SELECTION } from "./selection-limits.ts";

interface Valued {
  readonly candidate: Candidate;
  readonly value: number;
}

/** The candidate worth most beside what is chosen already; `undefined` when none is left. */
function mostWorth(
  left: ReadonlySet<Candidate>,
  selection: Selection,
  { searched: { terms } }: SelectionInput,
): Valued | undefined {
  let best: Valued | undefined;
  for (const candidate of left) {
    const value = selection.value(candidate, terms);
    if (best === undefined || value > best.value) {
      best = { candidate, value };
    }
  }
  return best;
}

/** Neither a sentence that leads to the next nor a question that a text puts answers anything. */
function saysSomething({ item, wordCount, text }: EvidenceUnit): boolean {
  return item.fact !== null || (wordCount >= SELECTION.minWords && !text.endsWith("?"));
}

/** How far below the best what is added may lie: less where what was asked is said already. */
function gapOf(selection: Selection, { searched }: SelectionInput): number {
  const { intents, attributes, subjects } = searched.understanding;
  if (intents.asksTimeline) {
    return SELECTION.timelineGap;
  }
  const isSaid =
    subjects.size === 1 &&
    selection.units.some(
      ({ item }) =>
        item.subject !== null &&
        subjects.has(item.subject) &&
        item.fact !== null &&
        attributes.has(item.fact.attribute),
    );
  if (isSaid) {
    return SELECTION.saidGap;
  }
  return intents.asksList ? SELECTION.listGap : SELECTION.maxGap;
}

function slackOf({ addition, onAddition }: SelectionInput): number {
  if (onAddition !== undefined) {
    return SELECTION.learntGap;
  }
  return addition === undefined ? 0 : SELECTION.judgedGap;
}

/** Whether a candidate, added to what is chosen, still answers what was asked. */
function belongs(
  { candidate, value }: Valued,
  { units: chosen }: Selection,
  { addition, onAddition, searched, candidates }: SelectionInput,
): boolean {
  if ((addition === undefined && onAddition === undefined) || chosen.length === 0) {
    return true;
  }
  const gap = (candidates[0]?.score ?? 0) - value;
  const features = measureAddition({ candidate, gap, chosen }, searched);
  onAddition?.(candidate.unit, features);
  return addition === undefined || additionProbability(addition, features) >= SELECTION.minAddition;
}

/** What is chosen answers a part when it fits it nearly as well as the unit that fits it best. */
const AS_FIT = 0.5;

/** Each of several questions in a message gets the unit that fits it best, unless a chosen one answers it. */
function takeParts(
  selection: Selection,
  { searched }: SelectionInput,
  pool: readonly Candidate[],
): void {
  for (const [best, ...others] of unitsOfParts(searched, pool)) {
    const fit = [best, ...others].filter((each) => each !== undefined);
    const isAnswered = fit.some(
      ({ unit, value }) => selection.units.includes(unit) && value > (best?.value ?? 0) - AS_FIT,
    );
    if (best !== undefined && !isAnswered && selection.fits(best.unit)) {
      selection.take(best.unit);
      // An older state that a part asks for stays, behind what became of it.
      selection.takeAsHistory(best.unit);
    }
  }
}

/** Adds a unit to what is chosen, unless it is about something else or too long. */
function takeOrDrop(
  next: Valued,
  selection: Selection,
  { input, floor }: { readonly input: SelectionInput; readonly floor: number },
): void {
  const { unit } = next.candidate;
  if (!belongs(next, selection, input)) {
    input.trace?.drop(unit, "aside", { value: next.value, floor });
  } else if (selection.fits(unit)) {
    selection.take(unit);
  } else if (!selection.units.includes(unit)) {
    input.trace?.drop(unit, "over-limit", { value: next.value, floor });
  }
}

/**
 * Chooses what is shown: what the question asks for by its form, then the best units, each bringing
 * something new, the newest state before the one it replaces.
 *
 * @returns In the order of choice; empty when there are no candidates.
 */
export function selectUnits(input: SelectionInput): readonly EvidenceUnit[] {
  const selection = new Selection(input);
  const isBeside = readBesideReach(input.searched.understanding);
  const pool = input.candidates
    .filter(({ unit }) => saysSomething(unit) && isBeside(unit))
    .slice(0, SELECTION.pool);
  const { trace } = input;
  takeFirstUnits(selection, input);
  takeParts(selection, input, pool);
  const floor = (pool[0]?.score ?? 0) - gapOf(selection, input) - slackOf(input);
  const left = new Set(pool);
  while (!selection.isFull) {
    const next = mostWorth(left, selection, input);
    if (next === undefined || next.value < floor) {
      noteBelow(left, { selection, input, floor });
      break;
    }
    trace?.begin({ reason: "best", value: next.value, floor });
    left.delete(next.candidate);
    takeOrDrop(next, selection, { input, floor });
  }
  trace?.dropOthers(unitsOf(left), "enough");
  takeEndings(selection, input);
  noteRest(input);
  return selection.units;
}

/** What was never looked at. */
function noteRest({ candidates, trace }: SelectionInput): void {
  if (trace === undefined) {
    return;
  }
  const silent = candidates.filter(({ unit }) => !saysSomething(unit));
  trace.dropOthers(unitsOf(silent), "says-nothing");
  trace.dropOthers(unitsOf(candidates), "too-far-down");
}

function unitsOf(candidates: Iterable<Candidate>): readonly EvidenceUnit[] {
  return [...candidates].map(({ unit }) => unit);
}

/** What is left once the best of it is worth too little. */
function noteBelow(
  left: ReadonlySet<Candidate>,
  {
    selection,
    input: { trace, searched },
    floor,
  }: { readonly selection: Selection; readonly input: SelectionInput; readonly floor: number },
): void {
  for (const candidate of trace === undefined ? [] : left) {
    const { unit } = candidate;
    if (!selection.units.includes(unit)) {
      trace?.drop(unit, "below-gap", { value: selection.value(candidate, searched.terms), floor });
    }
  }
}

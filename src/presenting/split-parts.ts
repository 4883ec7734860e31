import { type AnswerUnit, answerUnits, byImportance, joinUnits } from "./answer-units.ts";
import { largestThat } from "./largest-that.ts";
import type { PresentedAnswer } from "./presented-answer.ts";
import { type Fits, keepUnits } from "./shorten.ts";
import type { Wording } from "./wording.ts";

/** More messages than this for one question are a flood: the answer is shortened first. */
export const MAX_PARTS = 5;

/**
 * Splits an answer into parts for messages of their own, between sentences, items, rows and entries only; the last
 * part has the sources, the note, the footer and whatever buttons go with them.
 *
 * @returns 1 to {@link MAX_PARTS} parts, in order. A sentence that fits into no part is left out, and the note tells.
 */
export function splitParts(
  answer: PresentedAnswer,
  fits: Fits,
  wording: Wording,
): readonly PresentedAnswer[] {
  if (fits(answer)) {
    return [answer];
  }
  const units = answerUnits(answer, wording);
  const fitting = byImportance(units).filter((unit) => fits(bodyPart(answer, [unit])));
  const partsOf = (count: number): readonly PresentedAnswer[] => {
    const kept = new Set(fitting.slice(0, count));
    const shown = keepUnits(answer, { units, kept }, wording);
    const bodies = packUnits(
      units.filter((unit) => kept.has(unit)),
      (group) => fits(bodyPart(answer, group)),
    );
    return withTail(
      bodies.map((group) => bodyPart(answer, group)),
      shown,
      fits,
    );
  };
  return partsOf(largestThat(fitting.length, (count) => partsOf(count).length <= MAX_PARTS));
}

/** A part that says some of the answer and nothing else. */
function bodyPart(answer: PresentedAnswer, units: readonly AnswerUnit[]): PresentedAnswer {
  return {
    ...answer,
    blocks: joinUnits(units),
    sources: [],
    nearest: [],
    omitted: null,
    footer: [],
    passages: [],
    isLast: false,
  };
}

/** Fills parts one after the other, in order. */
function packUnits<Unit>(
  units: readonly Unit[],
  fits: (group: readonly Unit[]) => boolean,
): readonly (readonly Unit[])[] {
  const groups: Unit[][] = [];
  let rest = units;
  while (rest.length > 0) {
    const remaining = rest;
    const count = Math.max(
      1,
      largestThat(remaining.length, (size) => fits(remaining.slice(0, size))),
    );
    groups.push(remaining.slice(0, count));
    rest = remaining.slice(count);
  }
  return groups;
}

/** Adds what comes after the blocks: to the last part where it fits, else in parts of its own. */
function withTail(
  bodies: readonly PresentedAnswer[],
  shown: PresentedAnswer,
  fits: Fits,
): readonly PresentedAnswer[] {
  const last = bodies.at(-1);
  const joined = { ...shown, blocks: last?.blocks ?? [] };
  if (fits(joined)) {
    return [...bodies.slice(0, -1), joined];
  }
  const tail = { ...shown, blocks: [] };
  return fits(tail) ? [...bodies, tail] : [...bodies, ...tailParts(tail, fits)];
}

/** Sources that fill more than one message, then the nearest passages, then the rest. */
function tailParts(tail: PresentedAnswer, fits: Fits): readonly PresentedAnswer[] {
  const bare = bodyPart(tail, []);
  const sources = packUnits(tail.sources, (group) => fits({ ...bare, sources: group }));
  const nearest = packUnits(tail.nearest, (group) => fits({ ...bare, nearest: group }));
  return [
    ...sources.map((group) => ({ ...bare, sources: group })),
    ...nearest.map((group) => ({ ...bare, nearest: group })),
    { ...tail, sources: [], nearest: [] },
  ];
}

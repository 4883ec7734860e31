import {
  type AnswerUnit,
  answerUnits,
  byImportance,
  joinUnits,
} from "../../src/presenting/answer-units.ts";
import { largestThat } from "../../src/presenting/largest-that.ts";
import type {
  PresentedAnswer,
  PresentedNearest,
  PresentedSource,
} from "../../src/presenting/presented-answer.ts";
import { keepUnits } from "../../src/presenting/shorten.ts";
import type { Wording } from "../../src/presenting/wording.ts";

/** Characters that each takes in a message at most, with what parts it from the next; each is asked once. */
export interface Sizes {
  unit(unit: AnswerUnit): number;
  source(source: PresentedSource): number;
  nearest(nearest: PresentedNearest): number;
  /** What ends an answer: what was left out, its footer. */
  end(answer: PresentedAnswer): number;
  /** What remains of a message beside lines and headings that it may need. */
  readonly room: number;
}

/** What stays together in one message. */
interface Piece {
  readonly size: number;
  readonly units?: readonly AnswerUnit[];
  readonly sources?: readonly PresentedSource[];
  readonly nearest?: readonly PresentedNearest[];
  readonly isEnd?: true;
}

/**
 * Parts an answer for messages of their own and leaves nothing out, however many that takes: each is filled
 * before the next is begun, so that sources follow what is said without a break.
 *
 * @returns One at least; what is too long for a message stands in one alone.
 */
export function packParts(
  answer: PresentedAnswer,
  units: readonly AnswerUnit[],
  sizes: Sizes,
): readonly PresentedAnswer[] {
  const pieces: readonly Piece[] = [
    ...units.map((unit) => ({ size: sizes.unit(unit), units: [unit] })),
    ...answer.sources.map((source) => ({ size: sizes.source(source), sources: [source] })),
    ...answer.nearest.map((nearest) => ({ size: sizes.nearest(nearest), nearest: [nearest] })),
    { size: sizes.end(answer), isEnd: true },
  ];
  const groups: Piece[][] = [];
  let left = 0;
  for (const piece of pieces) {
    const group = groups.at(-1);
    if (group === undefined || piece.size > left) {
      groups.push([piece]);
      left = sizes.room - piece.size;
    } else {
      group.push(piece);
      left -= piece.size;
    }
  }
  return groups.map((group) => partOf(answer, group));
}

/**
 * As {@link packParts} in so many parts at most: what matters least is left out, and the note tells.
 *
 * @returns The answer's note alone when not one sentence fits.
 */
export function packShortened(
  answer: PresentedAnswer,
  { sizes, most }: { readonly sizes: Sizes; readonly most: number },
  wording: Wording,
): readonly PresentedAnswer[] {
  const units = answerUnits(answer, wording);
  const fitting = byImportance(units).filter((unit) => sizes.unit(unit) <= sizes.room);
  const partsOf = (count: number): readonly PresentedAnswer[] => {
    const kept = new Set(fitting.slice(0, count));
    const shown = keepUnits(answer, { units, kept }, wording);
    return packParts(
      shown,
      units.filter((unit) => kept.has(unit)),
      sizes,
    );
  };
  return partsOf(largestThat(fitting.length, (count) => partsOf(count).length <= most));
}

function partOf(answer: PresentedAnswer, pieces: readonly Piece[]): PresentedAnswer {
  const isLast = pieces.at(-1)?.isEnd === true;
  return {
    ...answer,
    blocks: joinUnits(pieces.flatMap(({ units = [] }) => units)),
    sources: pieces.flatMap(({ sources = [] }) => sources),
    nearest: pieces.flatMap(({ nearest = [] }) => nearest),
    ...(isLast ? {} : { omitted: null, footer: [], passages: [] }),
    isLast,
  };
}

import {
  type AnswerUnit,
  answerUnits,
  byImportance,
  citedNumbers,
  joinUnits,
} from "./answer-units.ts";
import { largestThat } from "./largest-that.ts";
import type { PresentedAnswer, PresentedOrigin } from "./presented-answer.ts";
import type { Wording } from "./wording.ts";

/**
 * Tells whether a platform can show an answer as it is. What fits must also fit with less in it.
 */
export type Fits = (candidate: PresentedAnswer) => boolean;

/**
 * Leaves out what matters least until an answer fits: nearest passages beyond the first, details of sources, what
 * they are worth, then later sentences. No sentence is cut, none loses its citations, and a note tells.
 *
 * @returns The answer itself when it fits. When not one sentence fits, the note without any; whether even
 * that fits is not asked.
 */
export function shorten(answer: PresentedAnswer, fits: Fits, wording: Wording): PresentedAnswer {
  const lighter = lighterVersions(answer, wording);
  const whole = [answer, ...lighter].find(fits);
  return whole ?? withFewerUnits(lighter.at(-1) ?? answer, fits, wording);
}

/** The same answer with some units left out, and only the sources that the others cite. */
export function keepUnits(
  answer: PresentedAnswer,
  { units, kept }: { units: readonly AnswerUnit[]; kept: ReadonlySet<AnswerUnit> },
  wording: Wording,
): PresentedAnswer {
  const blocks = joinUnits(units.filter((unit) => kept.has(unit)));
  const cited = new Set(citedNumbers(blocks));
  const missing = units.filter((unit) => !kept.has(unit));
  return {
    ...answer,
    blocks,
    sources: answer.sources.filter(({ number }) => cited.has(number)),
    omitted: missing.length === 0 ? answer.omitted : omittedText(missing, wording),
  };
}

/** All sentences, and less and less around them. */
function lighterVersions(answer: PresentedAnswer, { say }: Wording): readonly PresentedAnswer[] {
  const oneNearest = { ...answer, nearest: answer.nearest.slice(0, 1) };
  const omitted = answer.omitted ?? say("chat-shortened-details");
  const briefSources = mapOrigins({ ...oneNearest, omitted }, { details: [] });
  return [oneNearest, briefSources, mapOrigins(briefSources, { details: [], worth: [] })];
}

function mapOrigins(
  answer: PresentedAnswer,
  change: Partial<Pick<PresentedOrigin, "details" | "worth">>,
): PresentedAnswer {
  return {
    ...answer,
    sources: answer.sources.map((source) => ({ ...source, ...change })),
    nearest: answer.nearest.map((nearest) => ({ ...nearest, ...change })),
  };
}

function withFewerUnits(answer: PresentedAnswer, fits: Fits, wording: Wording): PresentedAnswer {
  const units = answerUnits(answer, wording);
  const keep = (kept: readonly AnswerUnit[]): PresentedAnswer =>
    keepUnits(answer, { units, kept: new Set(kept) }, wording);
  // A sentence that is too long for the platform makes room for those that are not.
  const possible = byImportance(units).filter((unit) => fits(keep([unit])));
  const count = largestThat(possible.length, (size) => fits(keep(possible.slice(0, size))));
  const shortened = keep(possible.slice(0, count));
  if (count > 0 || fits(shortened)) {
    return shortened;
  }
  return { ...shortened, nearest: [] };
}

function omittedText(missing: readonly AnswerUnit[], { say }: Wording): string {
  const count = missing.reduce((sum, { size }) => sum + size, 0);
  return say(count === 1 ? "chat-shortened-one" : "chat-shortened-many", { count: String(count) });
}

import type { EvidenceUnit, TextProfile } from "./evidence-unit.ts";
import { countWords, sliceOf } from "./unit-reader.ts";

function join<T>(sets: readonly ReadonlySet<T>[]): ReadonlySet<T> {
  return new Set(sets.flatMap((each) => [...each]));
}

function joinProfiles(profiles: readonly TextProfile[]): TextProfile {
  return {
    terms: join(profiles.map(({ terms }) => terms)),
    concepts: join(profiles.map(({ concepts }) => concepts)),
    beginnings: join(profiles.map(({ beginnings }) => beginnings)),
  };
}

/**
 * One unit of several sentences of a passage: what it says and names is what all of them do.
 *
 * @param units - All of the passage, one a sentence, as a unit reader gives them.
 * @param first - Index of a sentence.
 * @param last - Index of a sentence, included.
 * @returns `undefined` where the passage has no such sentences.
 */
export function widenUnit(
  units: readonly EvidenceUnit[],
  first: number,
  last: number,
): EvidenceUnit | undefined {
  const end = units[last];
  const told = units.slice(first, last + 1);
  if (end === undefined || told.length === 0 || (end.first === first && first === last)) {
    return told.length === 0 ? undefined : end;
  }
  const text = sliceOf(end.passage, first, last);
  const run = told.map(({ sentence }) => sentence);
  return {
    ...end,
    first,
    last,
    text,
    wordCount: countWords(text),
    sentence: joinProfiles(run),
    run,
    aboutNames: join(told.map(({ aboutNames }) => aboutNames)),
    sentenceNames: join(told.map(({ sentenceNames }) => sentenceNames)),
    nameWords: join(told.map(({ nameWords }) => nameWords)),
  };
}

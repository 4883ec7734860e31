import type { Answer } from "../domain/answer.ts";
import type { Phrases } from "../language/phrases.ts";
import type { Choice } from "./choose.ts";
import type { Drafted, Drafter, DraftOptions } from "./drafter.ts";
import type { EvidenceFinder, FoundEvidence } from "./find-evidence.ts";

/** What a draft is sought for. */
export interface DraftOccasion {
  readonly found: FoundEvidence;
  readonly choice: Choice;
  /** Why the bot would abstain; `null` when it would answer. */
  readonly reason: Answer["reason"];
  readonly finder: EvidenceFinder;
  readonly phrases: Phrases;
}

/** Whether all that is told is settled: by typed facts, or by what a question wrongly takes for granted. */
function isSettled({ askedList, comparison, changes, premise }: Choice): boolean {
  return [askedList, comparison, changes, premise].some((each) => each !== undefined);
}

/**
 * Asks a language model where there is one and it may choose: lists, tables and courses of events come whole
 * from typed facts, and a correction leaves it nothing to answer.
 *
 * @returns `undefined` when none was asked.
 */
export async function seekDraft(
  drafter: Drafter | undefined,
  { found, choice, reason, finder, phrases }: DraftOccasion,
  options: DraftOptions,
): Promise<Drafted | undefined> {
  const isAsked = reason === null || (reason === "nothing-found" && drafter?.scope === "all");
  if (drafter === undefined || isSettled(choice) || !isAsked || choice.candidates.length === 0) {
    return undefined;
  }
  const { parts, lexicon } = finder;
  return drafter.draft({ found, choice, parts, names: lexicon.names, phrases, options });
}

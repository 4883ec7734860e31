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
  readonly judged: Answer["reason"];
  readonly finder: EvidenceFinder;
  readonly phrases: Phrases;
}

/**
 * Asks a language model where there is one and it may choose: lists and tables come whole from typed facts.
 *
 * @returns `undefined` when none was asked.
 */
export async function seekDraft(
  drafter: Drafter | undefined,
  { found, choice, judged, finder, phrases }: DraftOccasion,
  options: DraftOptions,
): Promise<Drafted | undefined> {
  const isTyped = choice.askedList !== undefined || choice.comparison !== undefined;
  const isAsked = judged === null || (judged === "nothing-found" && drafter?.scope === "all");
  if (drafter === undefined || isTyped || !isAsked || choice.candidates.length === 0) {
    return undefined;
  }
  const { parts, lexicon } = finder;
  return drafter.draft({ found, choice, parts, names: lexicon.names, phrases, options });
}

import type { PresentedBlock, PresentedSentence } from "./presented-answer.ts";
import type { Wording } from "./wording.ts";

/** Seen before it is read; the words stand beside it, for who does not see it. */
const MARKS = [
  ["claim-supported", "✅"],
  ["claim-contradicted", "❌"],
  ["claim-not-covered", "❔"],
  ["claim-disputed", "⚖️"],
] as const;

/** A claim that was checked, in the parts in which it is shown. */
export interface MarkedClaim {
  /** Sign of the verdict. */
  readonly mark: string;
  /** The asker's words, between quotation marks; `undefined` where they were left out for length. */
  readonly claim: PresentedSentence | undefined;
  readonly verdict: PresentedSentence;
  /** What the verdict stands on. */
  readonly evidence: readonly PresentedSentence[];
}

/**
 * Reads a block as a checked claim. The verdict is known by the bot's own words, which no stored sentence, being
 * cited, can be taken for, and no message, being quoted.
 *
 * @returns `undefined` for any other block.
 */
export function markClaim(block: PresentedBlock, { say }: Wording): MarkedClaim | undefined {
  if (block.kind !== "text") {
    return undefined;
  }
  const marks = new Map<string, string>(MARKS.map(([key, mark]) => [say(key), mark]));
  const { sentences } = block;
  const at = sentences.findIndex(
    ({ text, citations }) => citations.length === 0 && marks.has(text),
  );
  const verdict = sentences[at];
  const mark = verdict === undefined ? undefined : marks.get(verdict.text);
  return verdict === undefined || mark === undefined || at > 1
    ? undefined
    : { mark, claim: sentences[at - 1], verdict, evidence: sentences.slice(at + 1) };
}

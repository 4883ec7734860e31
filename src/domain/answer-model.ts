import { z } from "zod";

/**
 * Why a claim of a language model's draft was dropped. `malformed`: not of the form that was asked for.
 * `unknown-passage`: an id that it was not given. `no-quote`: nothing stored to stand on. `absent`,
 * `stitched`, `misattributed`: its quote is not a run of whole sentences of the passages it names, but
 * nowhere, made of pieces, or of another one. `link`, `changed-figure`, `changed-name`, `changed-manner`:
 * its wording says what its quotes do not. `instruction`: the quote gives orders. `off-question`: about
 * something else than what was asked. `said-already`, `over-limit`: beside the claims before it.
 */
export const DropReason = z.enum([
  "malformed",
  "unknown-passage",
  "no-quote",
  "absent",
  "stitched",
  "misattributed",
  "link",
  "changed-figure",
  "changed-name",
  "changed-manner",
  "instruction",
  "off-question",
  "said-already",
  "over-limit",
]);
export type DropReason = z.infer<typeof DropReason>;

/**
 * Why a draft is not used: a part of one would be an answer with holes. `nothing-left`: it came whole, and no claim of it
 * passed. `resting`: it was not asked, since it was out of order or out of quota a moment ago.
 */
export const DraftFault = z.enum([
  "nothing-left",
  "stopped",
  "deadline",
  "stalled",
  "cut",
  "no-json",
  "too-long",
  "rate-limited",
  "refused",
  "unavailable",
  "unreachable",
  "resting",
]);
export type DraftFault = z.infer<typeof DraftFault>;

/** The language model that was asked to choose sentences, and what came of it. */
export const AnswerModel = z.strictObject({
  name: z.string().min(1),
  /** Host, and port where it is not the usual one, that question and passages were sent to. */
  host: z.string().min(1),
  /** `null`: its draft came whole, and every sentence shown is one it chose; else the bot chose alone. */
  fault: DraftFault.nullable(),
  /** One a dropped claim, in the order of the draft; what it said is not kept. */
  dropped: z.array(DropReason),
});
export type AnswerModel = z.infer<typeof AnswerModel>;

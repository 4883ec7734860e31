import type { AnswerSentence, Citation } from "../domain/answer.ts";
import type { AnswerModel, DraftFault, DropReason } from "../domain/answer-model.ts";
import type { Phrases } from "../language/phrases.ts";
import type { CandidateParts } from "./candidates.ts";
import type { Choice } from "./choose.ts";
import type { FoundEvidence } from "./find-evidence.ts";
import type { NameFinder } from "./name-finder.ts";

/** Checked sentences of one claim, with the citations they use; the answer may number and order them anew. */
export interface DraftedPart {
  readonly sentences: readonly AnswerSentence[];
  readonly citations: readonly Citation[];
}

/** What an asker decides of a draft. */
export interface DraftOptions {
  /** Aborted: the draft ends, and what the bot chose alone is the answer. */
  readonly signal?: AbortSignal;
  /** Told of each claim as it passes every check, so that it can be shown before the answer is whole. */
  readonly onSentence?: (part: DraftedPart) => void;
}

/** What a draft is made from. */
export interface DraftRequest {
  readonly found: FoundEvidence;
  /** What is chosen without a model. */
  readonly choice: Choice;
  readonly parts: CandidateParts;
  readonly names: NameFinder;
  readonly phrases: Phrases;
  readonly options: DraftOptions;
}

/** A claim of a draft, and what became of it. */
export interface ToldClaim {
  /** The model's own words, cut: never shown as an answer. */
  readonly text: string;
  /** Ids of the stored passages it stands on. */
  readonly passages: readonly string[];
  readonly dropped: DropReason | null;
}

/** How a draft went, for explanations. */
export interface DraftReport {
  readonly model: string;
  readonly host: string;
  readonly fault: DraftFault | null;
  readonly claims: readonly ToldClaim[];
}

/** What came of asking a language model. */
export interface Drafted {
  readonly model: AnswerModel;
  /** What is to be shown; `undefined` when nothing of the draft can be used. */
  readonly choice: Choice | undefined;
  readonly report: DraftReport;
}

/** Has a language model choose among stored sentences. */
export interface Drafter {
  /** Who is asked, and where: as its server calls it, and the host. */
  readonly model: Pick<AnswerModel, "name" | "host">;
  /** `answered`: only where the base answers by its own judgement; `all`: also where it finds nothing. */
  readonly scope: "answered" | "all";
  /** In time, and never rejects for what a model or its server does. */
  draft(request: DraftRequest): Promise<Drafted>;
}

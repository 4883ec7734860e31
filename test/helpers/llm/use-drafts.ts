import { beforeAll } from "vitest";
import type { Explanation } from "../../../src/answering/explanation.ts";
import type { Answer } from "../../../src/domain/answer.ts";
import type { DropReason } from "../../../src/domain/answer-model.ts";
import { shownSentences } from "../../../src/domain/shown-sentences.ts";
import { CENTRES_BASE, QUESTION } from "./centres-base.ts";
import { draftOf, type WrittenClaim } from "./drafts.ts";
import type { ModelRequest } from "./model-server.ts";
import { openDrafting } from "./open-drafting.ts";
import { openSharedBase, type SharedBase } from "./shared-base.ts";

/** Writes the claims of a draft, knowing what the model was given. */
export type WriteClaims = (request: ModelRequest) => readonly WrittenClaim[];

/** What came of a draft. */
export interface DraftOutcome {
  /** Sentences shown, and those of the bot without a model. */
  readonly shown: readonly string[];
  readonly alone: readonly string[];
  /** A claim each; `null` for what passed. */
  readonly dropped: readonly (DropReason | null)[] | undefined;
  readonly model: Answer["model"];
  readonly answer: Answer;
  readonly aloneId: string;
  readonly explanation: Explanation;
  readonly request: ModelRequest | undefined;
}

function textsOf(answer: Answer): readonly string[] {
  return shownSentences(answer).map(({ text }) => text);
}

/** Opens a base for the tests of a file; gives what asks on it with a draft of these claims. */
export function useDrafts(): (write: WriteClaims, question?: string) => Promise<DraftOutcome> {
  let base: SharedBase;
  beforeAll(async () => {
    base = await openSharedBase(CENTRES_BASE);
    return () => base.close();
  });
  return async (write, question = QUESTION) => {
    const { answering } = base;
    const drafting = await openDrafting([(request) => draftOf(...write(request))], { answering });
    const { answer, explanation } = await drafting.ask(question);
    const alone = await drafting.askAlone(question);
    return {
      shown: textsOf(answer),
      alone: textsOf(alone.answer),
      dropped: explanation.draft?.claims.map(({ dropped }) => dropped),
      model: answer.model,
      answer,
      aloneId: alone.answer.answerId,
      explanation,
      request: drafting.server.requests[0],
    };
  };
}

import type { Answer, Block } from "../../domain/answer.ts";
import type { AskerLanguage } from "../../domain/language.ts";
import type { Question } from "../../domain/question.ts";
import type { AnswererParts } from "../answerer.ts";
import { MAX_QUESTION_CHARS } from "../clean-question.ts";
import { EvidenceFinder } from "../find-evidence.ts";
import { guide } from "../guide.ts";
import { sealAnswer } from "../seal-answer.ts";
import { ClaimJudge } from "./check-claims.ts";
import { ClaimWriter, isDisputed, kindOf, type ShownPart } from "./claim-answer.ts";
import type { CheckedClaim, ClaimCheck, ClaimEvidence, Judgement } from "./claim-check.ts";
import { claimLanguage } from "./claim-language.ts";
import { showClaim } from "./shown-claim.ts";
import { leansOnSubject, type MessagePart, splitMessage, withoutPronoun } from "./split-claims.ts";

/** A message whose claims are to be checked. */
export type ClaimRequest = Pick<Question, "text" | "locale" | "today">;

/** Claims of a message that are checked: more are an essay, and say so. */
const MAX_CLAIMS = 8;
/** Parts without a claim that are named. */
const MAX_SKIPPED = 3;

function itemsOf(evidence: readonly ClaimEvidence[]): CheckedClaim["evidence"] {
  return [...new Set(evidence.map(({ item }) => item.id))];
}

function toChecked(text: string, judgement: Judgement): CheckedClaim {
  const { verdict, evidence, history, disputing } = judgement;
  const isOpen = verdict === "not-covered";
  const items = itemsOf([...evidence, ...disputing]);
  return {
    text,
    verdict,
    isDisputed: isDisputed(judgement),
    evidence: isOpen ? [] : itemsOf([...evidence, ...history]),
    nearest: isOpen ? items : [],
  };
}

/** Checks the claims of messages over one generation, without a language model. Deterministic. */
export class ClaimChecker {
  readonly #parts: AnswererParts;
  readonly #finder: EvidenceFinder;
  readonly #judge: ClaimJudge;

  /** @param finder - Over the same generation; shared with what else searches it. */
  constructor(parts: AnswererParts, finder = new EvidenceFinder(parts)) {
    this.#parts = parts;
    this.#finder = finder;
    this.#judge = new ClaimJudge(this.#finder);
  }

  /**
   * @throws {BotError} UNSUPPORTED_SENTENCE when a sentence to be shown is not the stored one;
   * GENERATION_INVALID when the index cannot be read.
   */
  async check(request: ClaimRequest): Promise<ClaimCheck> {
    const text = request.text.slice(0, MAX_QUESTION_CHARS);
    const understood = this.#finder.understand({ ...request, text, history: [] });
    const { names } = this.#finder.lexicon;
    const language = claimLanguage(understood.cleaned, understood.language, {
      names,
      locale: request.locale,
    });
    const parts = request.text.length > MAX_QUESTION_CHARS ? [] : splitMessage(text);
    if (parts.length === 0) {
      return this.#guide(request, language);
    }
    const claims = parts.filter(({ isClaim }) => isClaim).slice(0, MAX_CLAIMS);
    const judged = await this.#judgeAll(claims, language, request);
    const skipped = parts.filter(({ isClaim }) => !isClaim).slice(0, MAX_SKIPPED);
    return this.#write(
      { request, language, total: parts.filter((each) => each.isClaim).length },
      judged,
      skipped,
    );
  }

  /** A clause that leans on the subject of the one before is read with its name. */
  async #judgeAll(
    claims: readonly MessagePart[],
    language: AskerLanguage,
    request: ClaimRequest,
  ): Promise<readonly (ShownPart & { readonly judgement: Judgement })[]> {
    let subject = "";
    const read = claims.map(({ text }) => {
      const names = this.#finder.lexicon.names.find(text);
      const isLeaning = subject !== "" && leansOnSubject(text);
      const [first] = names.filter(({ kind }) => kind === "subject");
      const whole = isLeaning ? `${subject} ${withoutPronoun(text)}` : text;
      if (first !== undefined && !isLeaning) {
        subject = this.#parts.generation.subjects.find(({ id }) => id === first.id)?.name ?? "";
      }
      return { text, whole };
    });
    return Promise.all(
      read.map(async ({ text, whole }) => ({
        text: showClaim(text),
        judgement: await this.#judge.judge(whole, language, request),
      })),
    );
  }

  #write(
    {
      request,
      language,
      total,
    }: { readonly request: ClaimRequest; readonly language: AskerLanguage; readonly total: number },
    judged: readonly (ShownPart & { readonly judgement: Judgement })[],
    skipped: readonly MessagePart[],
  ): ClaimCheck {
    const writer = new ClaimWriter(
      {
        ...this.#parts,
        succession: this.#finder.parts.succession,
        today: request.today,
      },
      language,
    );
    const shownSkipped = skipped.map(({ text }) => showClaim(text)).filter((text) => text !== "");
    const shown = judged.filter(({ text }) => text !== "");
    const isNone = shown.length === 0;
    const notes = [
      ...(isNone ? ["claim-none"] : []),
      ...(total > MAX_CLAIMS ? ["claim-more"] : []),
    ].map((key): Block => ({ kind: "text", sentences: [writer.frame(key)] }));
    const blocks = [
      ...shown.map((part) => writer.block(part)),
      ...shownSkipped.map((text) => writer.block({ text, judgement: null })),
      ...notes,
    ];
    const { generation, phrases } = this.#parts;
    const ends: Pick<Answer, "kind" | "reason"> = isNone
      ? { kind: "guidance", reason: null }
      : kindOf(shown.map(({ judgement }) => judgement));
    const answer = sealAnswer(
      { text: `check: ${request.text}`, language, today: request.today },
      { ...ends, blocks, citations: [...writer.citations] },
      { generation, phrases, claims: new Set([...shown.map(({ text }) => text), ...shownSkipped]) },
    );
    return {
      claims: shown.map(({ text, judgement }) => toChecked(text, judgement)),
      skipped: shownSkipped,
      answer,
    };
  }

  #guide({ text, today }: ClaimRequest, language: AskerLanguage): ClaimCheck {
    const { generation, phrases } = this.#parts;
    const isLong = text.length > MAX_QUESTION_CHARS;
    const block = isLong
      ? guide("too-long", language, { manifest: generation.manifest, phrases })
      : {
          kind: "text" as const,
          sentences: [{ text: phrases.text(language, "claim-none"), citations: [] }],
        };
    const body = { kind: "guidance" as const, reason: null, blocks: [block], citations: [] };
    const request = { text: `check: ${text.slice(0, MAX_QUESTION_CHARS)}`, language, today };
    // Guidance says its limits in figures of our own, which no evidence fills.
    const answer = isLong
      ? {
          ...sealAnswer(request, { ...body, blocks: [] }, { generation, phrases }),
          blocks: [block],
        }
      : sealAnswer(request, body, { generation, phrases });
    return { claims: [], skipped: [], answer };
  }
}

import type { Answer, AnswerSentence, Block } from "../domain/answer.ts";
import type { ItemId } from "../domain/passage.ts";
import type { Question } from "../domain/question.ts";
import { BotError } from "../errors.ts";
import type { Phrases } from "../language/phrases.ts";
import { groupMember } from "../retrieval/item-group.ts";
import { type Abstention, judgeAbstention } from "./abstain.ts";
import { abstentionFrames, abstentionReason } from "./abstention-reason.ts";
import { answerId, answerSpace } from "./answer-id.ts";
import { type Choice, choose } from "./choose.ts";
import { comparedUnits } from "./comparison.ts";
import { compose } from "./compose.ts";
import type { Drafted, Drafter, DraftOptions } from "./drafter.ts";
import { type Explanation, explainCandidates, explainUnderstanding } from "./explanation.ts";
import { type AnsweringParts, EvidenceFinder, type FoundEvidence } from "./find-evidence.ts";
import { type GuidanceKind, guide } from "./guide.ts";
import { nearestOf } from "./nearest.ts";
import { PremiseJudge } from "./premise.ts";
import { bounded, guidanceFor } from "./read-guidance.ts";
import { seekDraft } from "./seek-draft.ts";
import { SelectionTrace } from "./selection-trace.ts";
import { type StaleSources, stalePages } from "./staleness.ts";
import { Stopwatch } from "./stopwatch.ts";
import { explainTrace } from "./trace.ts";
import type { Understanding } from "./understanding.ts";
import { verify } from "./verify.ts";

/** Items returned beside an answer, for evaluation. */
const RETRIEVED = 20;

/** An answer with what it was made from. */
export interface Answered {
  readonly answer: Answer;
  /** The 20 best distinct items, best first; the two language versions of a topic count as one. */
  readonly retrieved: readonly ItemId[];
  readonly explanation: Explanation;
}

/** What answering draws on. */
export interface AnswererParts extends AnsweringParts {
  readonly phrases: Phrases;
  /** Milliseconds that only ever grow. */
  readonly clock: () => number;
  /** Sources past their limit at this moment; none unless given. */
  readonly staleSources?: () => StaleSources;
  /** Asked to choose among the stored sentences found; nobody but the ranking unless given. */
  readonly drafter?: Drafter | undefined;
}

/** What differs from answer to answer; the rest follows from question and generation. */
type Body = Pick<Answer, "kind" | "reason" | "blocks" | "citations" | "nearest" | "model">;

/**
 * Answers questions from one generation. Deterministic but for timings, unless a language model chooses among
 * the sentences: the same question may then be answered with others.
 */
export class Answerer {
  readonly #parts: AnswererParts;
  readonly #finder: EvidenceFinder;
  readonly #premises: PremiseJudge;

  /** @param finder - Over the same generation; shared with what else searches it. */
  constructor(parts: AnswererParts, finder = new EvidenceFinder(parts)) {
    this.#parts = parts;
    this.#finder = finder;
    this.#premises = new PremiseJudge(finder);
  }

  /**
   * @param isTraced Whether the explanation tells what became of each candidate.
   * @param drafting How a language model is asked, where there is one.
   * @throws {BotError} UNSUPPORTED_SENTENCE when a composed sentence is not the stored one: nothing
   * of the answer may be shown; GENERATION_INVALID when the index cannot be read.
   */
  async answer(
    question: Question,
    isTraced = false,
    drafting: DraftOptions = {},
  ): Promise<Answered> {
    const stopwatch = new Stopwatch(this.#parts.clock);
    const understanding = this.#finder.understand(bounded(question));
    stopwatch.mark("understand");
    const guidance = guidanceFor(question, understanding);
    if (guidance !== undefined) {
      return this.#guide(question, understanding, { guidance, stopwatch });
    }
    const embedded = await this.#finder.embed(understanding);
    stopwatch.mark("embed");
    const searched = this.#finder.search(understanding, embedded);
    stopwatch.mark("search");
    const trace = isTraced ? new SelectionTrace() : undefined;
    const found = { searched, candidates: this.#finder.candidates(searched), trace };
    stopwatch.mark("rank");
    return this.#respond(question, found, { stopwatch, drafting });
  }

  #guide(
    question: Question,
    understanding: Understanding,
    { guidance, stopwatch }: { readonly guidance: GuidanceKind; readonly stopwatch: Stopwatch },
  ): Answered {
    const { phrases, generation, drafter } = this.#parts;
    const block = guide(guidance, understanding.language, {
      manifest: generation.manifest,
      phrases,
      model: drafter?.model,
    });
    const body: Body = {
      kind: "guidance",
      reason: null,
      blocks: [block],
      citations: [],
      nearest: [],
    };
    stopwatch.mark("compose");
    return {
      answer: this.#seal(question, understanding, body),
      retrieved: [],
      explanation: {
        timings: stopwatch.timings,
        understood: explainUnderstanding(understanding),
        answerable: null,
        candidates: [],
      },
    };
  }

  async #respond(
    question: Question,
    found: FoundEvidence,
    { stopwatch, drafting }: { readonly stopwatch: Stopwatch; readonly drafting: DraftOptions },
  ): Promise<Answered> {
    const { understanding } = found.searched;
    const { drafter, model, phrases } = this.#parts;
    const ranked = choose(found, this.#finder.parts);
    const abstention = this.#judge(found, ranked);
    stopwatch.mark("select");
    const corrected = this.#premises.correct(found, question, {
      choice: ranked,
      reason: abstentionReason(abstention.reason, understanding, ranked),
    });
    stopwatch.mark("premise");
    const occasion = { found, ...corrected, finder: this.#finder, phrases };
    const drafted = await seekDraft(drafter, occasion, drafting);
    if (drafted !== undefined) {
      stopwatch.mark("draft");
    }
    const choice = drafted?.choice ?? corrected.choice;
    const reason = drafted?.choice === undefined ? corrected.reason : null;
    const body =
      reason === null
        ? this.#compose(understanding, choice)
        : this.#abstain(understanding, choice, reason);
    stopwatch.mark("compose");
    const answer = this.#seal(question, understanding, { ...body, ...toldModel(drafted) });
    this.#check(answer, question.today);
    stopwatch.mark("verify");
    const { succession } = this.#finder.parts;
    const trace = explainTrace({ found, choice, answer, abstention, model, succession });
    return {
      answer,
      retrieved: this.#retrieved(found),
      explanation: {
        timings: stopwatch.timings,
        understood: explainUnderstanding(understanding),
        answerable: abstention.probability,
        candidates: explainCandidates(found, reason === null ? choice.chosen : []),
        ...(trace === undefined ? {} : { trace }),
        ...(drafted === undefined ? {} : { draft: drafted.report }),
      },
    };
  }

  #judge({ searched }: FoundEvidence, choice: Choice): Abstention {
    const { chosen, comparison, listed, candidates } = choice;
    const input = {
      searched,
      candidates,
      chosen: [...chosen, ...comparedUnits(comparison), ...listed],
      lexical: this.#parts.generation.lexical,
      conceptWeight: this.#finder.conceptWeight,
    };
    return judgeAbstention(input, this.#parts.model);
  }

  #compose(understanding: Understanding, choice: Choice): Body {
    const { phrases } = this.#parts;
    const { reading, missing, unanswered, premise } = choice;
    const { succession } = this.#finder.parts;
    const { blocks, citations } = compose({
      understanding,
      succession,
      generation: this.#parts.generation,
      phrases,
      ...choice,
    });
    const frame = (key: string, slots: Readonly<Record<string, string>>): AnswerSentence => ({
      text: phrases.text(understanding.language, key, slots),
      citations: [],
    });
    const partial = missing.map(({ name }) => frame("partial", { name }));
    // Of the only provider named nothing is known: whatever follows is read with that in mind.
    const silent = understanding.subjects.size === 1 ? partial : [];
    const before =
      reading === undefined
        ? silent
        : [frame("ambiguous", { reading: reading.read.name, other: reading.other.name })];
    const { generation, staleSources = () => new Set<string>() } = this.#parts;
    const stale = stalePages(citations, (id) => generation.item(id), staleSources);
    const after = [
      ...(premise?.isUnanswered === true ? [frame("abstain-nothing-found", {})] : []),
      ...(silent.length > 0 ? [] : partial),
      ...unanswered.map(({ subject: { name }, attribute }) =>
        frame("partial-attribute", {
          name,
          attribute: phrases.text(understanding.language, `attribute-${attribute}`),
        }),
      ),
      ...stale.map(({ title }) => frame("stale-source", { title })),
    ];
    return {
      kind: after.length > stale.length || silent.length > 0 ? "partial" : "answered",
      reason: null,
      blocks: [...toBlocks(before), ...blocks, ...toBlocks(after)],
      citations: [...citations],
      nearest: [],
    };
  }

  #abstain(
    understanding: Understanding,
    { candidates, askedList }: Choice,
    reason: NonNullable<Answer["reason"]>,
  ): Body {
    const sentences = abstentionFrames(reason, askedList).map((key) => ({
      text: this.#parts.phrases.text(understanding.language, key),
      citations: [],
    }));
    return {
      kind: "abstained",
      reason,
      blocks: toBlocks(sentences),
      citations: [],
      nearest: [...nearestOf(candidates, understanding.baseLanguage)],
    };
  }

  #seal(question: Question, { language }: Understanding, body: Body): Answer {
    const { generation } = this.#parts;
    const { model, blocks } = body;
    // What a model chose is another answer each time it chooses otherwise.
    const told = model === undefined ? [] : [JSON.stringify([model, blocks])];
    return {
      answerId: answerId(answerSpace(generation), question, told),
      language,
      ...body,
      generation: generation.manifest.id,
    };
  }

  #check(answer: Answer, today: string): void {
    const { generation, phrases } = this.#parts;
    const wrong = verify(answer, { generation, phrases, today }).filter(
      ({ verdict }) => verdict !== "verbatim",
    );
    if (wrong.length > 0) {
      const list = wrong.map(({ verdict, sentence }) => `${verdict}: ${sentence.text}`).join("; ");
      throw new BotError(
        "UNSUPPORTED_SENTENCE",
        `Answer ${answer.answerId} was withheld, its sentences are not the stored ones (${list}). Run \`npm run souverain index\` to build the index again`,
      );
    }
  }

  #retrieved({ searched: { result, understanding } }: FoundEvidence): readonly ItemId[] {
    return result.items
      .slice(0, RETRIEVED)
      .map(({ group }) => groupMember(group, understanding.baseLanguage));
  }
}

function toldModel(drafted: Drafted | undefined): Pick<Answer, "model"> {
  return drafted === undefined ? {} : { model: drafted.model };
}

function toBlocks(sentences: readonly AnswerSentence[]): Block[] {
  return sentences.length === 0 ? [] : [{ kind: "text", sentences: [...sentences] }];
}

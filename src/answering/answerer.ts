import type { Answer, AnswerSentence, Block } from "../domain/answer.ts";
import type { ItemId } from "../domain/passage.ts";
import type { Question } from "../domain/question.ts";
import { BotError } from "../errors.ts";
import type { Phrases } from "../language/phrases.ts";
import { groupMember } from "../retrieval/item-group.ts";
import { judgeAbstention } from "./abstain.ts";
import { answerId, answerSpace } from "./answer-id.ts";
import { type Choice, choose } from "./choose.ts";
import { cleanQuestion, MAX_QUESTION_CHARS } from "./clean-question.ts";
import { comparedUnits } from "./comparison.ts";
import { compose } from "./compose.ts";
import { type Explanation, explainCandidates, explainUnderstanding } from "./explanation.ts";
import { type AnsweringParts, EvidenceFinder, type FoundEvidence } from "./find-evidence.ts";
import { type GuidanceKind, guide } from "./guide.ts";
import { nearestOf } from "./nearest.ts";
import { SelectionTrace } from "./selection-trace.ts";
import { readSmallTalk } from "./small-talk.ts";
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
}

/** What differs from answer to answer; the rest follows from question and generation. */
type Body = Pick<Answer, "kind" | "reason" | "blocks" | "citations" | "nearest">;

/** Answers questions from one generation, without a language model. Deterministic but for timings. */
export class Answerer {
  readonly #parts: AnswererParts;
  readonly #finder: EvidenceFinder;

  /** @param finder - Over the same generation; shared with what else searches it. */
  constructor(parts: AnswererParts, finder = new EvidenceFinder(parts)) {
    this.#parts = parts;
    this.#finder = finder;
  }

  /**
   * @param isTraced Whether the explanation tells what became of each candidate.
   * @throws {BotError} UNSUPPORTED_SENTENCE when a composed sentence is not the stored one: nothing
   * of the answer may be shown; GENERATION_INVALID when the index cannot be read.
   */
  async answer(question: Question, isTraced = false): Promise<Answered> {
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
    return this.#respond(question, found, stopwatch);
  }

  #guide(
    question: Question,
    understanding: Understanding,
    { guidance, stopwatch }: { readonly guidance: GuidanceKind; readonly stopwatch: Stopwatch },
  ): Answered {
    const { phrases, generation } = this.#parts;
    const block = guide(guidance, understanding.language, {
      manifest: generation.manifest,
      phrases,
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

  #respond(question: Question, found: FoundEvidence, stopwatch: Stopwatch): Answered {
    const { searched } = found;
    const { understanding } = searched;
    const choice = choose(found, this.#finder.parts);
    const abstention = judgeAbstention(
      {
        searched,
        candidates: choice.candidates,
        chosen: [...choice.chosen, ...comparedUnits(choice.comparison), ...choice.listed],
        lexical: this.#parts.generation.lexical,
        conceptWeight: this.#finder.conceptWeight,
      },
      this.#parts.model,
    );
    stopwatch.mark("select");
    // A message that was nothing but orders to the bot asks nothing of the base.
    const reason =
      understanding.text === ""
        ? "out-of-scope"
        : abstentionReason(abstention.reason, understanding, choice);
    const body =
      reason === null
        ? this.#compose(understanding, choice)
        : this.#abstain(understanding, choice, reason);
    stopwatch.mark("compose");
    const answer = this.#seal(question, understanding, body);
    this.#check(answer);
    stopwatch.mark("verify");
    const { model } = this.#parts;
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
      },
    };
  }

  #compose(understanding: Understanding, choice: Choice): Body {
    const { phrases } = this.#parts;
    const { reading, missing } = choice;
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
    const before =
      reading === undefined
        ? []
        : [frame("ambiguous", { reading: reading.read.name, other: reading.other.name })];
    const { generation, staleSources = () => new Set<string>() } = this.#parts;
    const stale = stalePages(citations, (id) => generation.item(id), staleSources);
    const after = [
      ...missing.map(({ name }) => frame("partial", { name })),
      ...stale.map(({ title }) => frame("stale-source", { title })),
    ];
    return {
      kind: missing.length > 0 ? "partial" : "answered",
      reason: null,
      blocks: [...toBlocks(before), ...blocks, ...toBlocks(after)],
      citations: [...citations],
      nearest: [],
    };
  }

  #abstain(
    understanding: Understanding,
    { candidates }: Choice,
    reason: NonNullable<Answer["reason"]>,
  ): Body {
    const text = this.#parts.phrases.text(understanding.language, `abstain-${reason}`);
    return {
      kind: "abstained",
      reason,
      blocks: toBlocks([{ text, citations: [] }]),
      citations: [],
      nearest: [...nearestOf(candidates, understanding.baseLanguage)],
    };
  }

  #seal(question: Question, { language }: Understanding, body: Body): Answer {
    const { generation } = this.#parts;
    const id = answerId(answerSpace(generation), question);
    return { answerId: id, language, ...body, generation: generation.manifest.id };
  }

  #check(answer: Answer): void {
    const { generation, phrases } = this.#parts;
    const wrong = verify(answer, { generation, phrases }).filter(
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

/** What is asked for by nothing but names and types is answered by typed facts, however few words they share. */
function abstentionReason(
  judged: Answer["reason"],
  understanding: Understanding,
  { comparison, askedList }: Choice,
): Answer["reason"] {
  const isTable = comparison !== undefined && understanding.asksBareComparison;
  const isList = askedList !== undefined && (askedList.isWhole || understanding.asksTypedList);
  return isTable || isList ? null : judged;
}

function toBlocks(sentences: readonly AnswerSentence[]): Block[] {
  return sentences.length === 0 ? [] : [{ kind: "text", sentences: [...sentences] }];
}

function cut(text: string): string {
  return text.slice(0, MAX_QUESTION_CHARS);
}

/** What is read of a message: enough to tell its language when it is too long to be a question. */
function bounded(question: Question): Question {
  return { ...question, text: cut(question.text), history: question.history.map(cut) };
}

function guidanceFor(question: Question, { cleaned }: Understanding): GuidanceKind | undefined {
  if (question.text.length > MAX_QUESTION_CHARS) {
    return "too-long";
  }
  const isEmpty = !/[\p{L}\p{N}]/u.test(cleanQuestion(question.text));
  return isEmpty ? "empty" : readSmallTalk(cleaned);
}

import type { Answer } from "../domain/answer.ts";
import type { ItemId } from "../domain/passage.ts";
import { shownSentences } from "../domain/shown-sentences.ts";
import type { Abstention } from "./abstain.ts";
import type { Candidate } from "./candidates.ts";
import type { Choice } from "./choose.ts";
import { comparedUnits } from "./comparison.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import type { FoundEvidence } from "./find-evidence.ts";
import type { RankingModel } from "./ranking-model.ts";
import type { DroppedWhy, Fate, KeptHow, SelectionTrace } from "./selection-trace.ts";
import type { Succession } from "./succession.ts";
import { UNIT_FEATURES } from "./unit-features.ts";

/** Units told of one by one among those not shown; the others are counted. */
const TOLD_DROPPED = 25;
/** A part that moves a score by less is left out. */
const LEAST_SHARE = 0.005;

/** What speaks against a unit besides its score. */
export type Mark = "other-subject" | "superseded" | "other-language";

/** A unit with what decided on it. */
export interface TracedUnit {
  /** Id of its passage. */
  readonly passage: string;
  readonly item: ItemId;
  readonly text: string;
  /** Place in the ranking, from 1; `null` for what a list or table took from typed facts. */
  readonly rank: number | null;
  readonly score: number | null;
  /** What each feature adds to the score, most first; together they are the score. */
  readonly parts: Readonly<Record<string, number>>;
  readonly marks: readonly Mark[];
  /** Worth beside what was chosen before it, and the least that was enough; where these decided. */
  readonly value?: number;
  readonly floor?: number;
  /** Passage that repeats or replaces it. */
  readonly by?: string;
}

export interface ShownUnit extends TracedUnit {
  readonly how: KeptHow | "list" | "table" | "dispute";
}

export interface DroppedUnit extends TracedUnit {
  readonly why: DroppedWhy;
}

/** How an answer came about, in full. */
export interface Trace {
  readonly question: {
    readonly cleaned: string;
    /** What of it is asked, without what is told around it. */
    readonly focus: string;
    /** The questions that it puts one after the other; empty for a message that puts one. */
    readonly parts: readonly string[];
    readonly language: string;
    readonly intents: readonly string[];
    readonly askedKinds: readonly string[];
    readonly names: readonly string[];
    readonly concepts: readonly string[];
    /** Words that were searched, by how rare they are in the base. */
    readonly words: Readonly<Record<string, number>>;
  };
  readonly gate: {
    /** 0..1, and the least that is answered. */
    readonly probability: number;
    readonly threshold: number;
    readonly reason: Answer["reason"];
  };
  /** In the order of the choice. */
  readonly shown: readonly ShownUnit[];
  /** The best of those not shown, best first. */
  readonly dropped: readonly DroppedUnit[];
  /** All of those not shown, by reason. */
  readonly droppedCounts: Readonly<Partial<Record<DroppedWhy, number>>>;
}

export interface TraceInput {
  readonly found: FoundEvidence;
  readonly choice: Choice;
  readonly answer: Answer;
  readonly abstention: Abstention;
  readonly model: RankingModel;
  readonly succession: Succession;
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

function partsOf({ features }: Candidate, { unit: weights }: RankingModel): TracedUnit["parts"] {
  const parts = UNIT_FEATURES.map(
    (name, at) => [name, (weights[at] ?? 0) * (features[at] ?? 0)] as const,
  );
  return Object.fromEntries(
    parts
      .filter(([, share]) => Math.abs(share) >= LEAST_SHARE)
      .toSorted((a, b) => Math.abs(b[1]) - Math.abs(a[1]))
      .map(([name, share]) => [name, round(share)]),
  );
}

class TraceBuilder {
  readonly #input: TraceInput;
  readonly #trace: SelectionTrace;
  readonly #places: ReadonlyMap<
    EvidenceUnit,
    { readonly candidate: Candidate; readonly rank: number }
  >;
  /** What the reader sees; a timeline has no room for all that was chosen. */
  readonly #texts: ReadonlySet<string>;

  constructor(input: TraceInput, trace: SelectionTrace) {
    this.#input = input;
    this.#trace = trace;
    this.#places = new Map(
      input.found.candidates.map((candidate, at) => [candidate.unit, { candidate, rank: at + 1 }]),
    );
    this.#texts = new Set(shownSentences(input.answer).map(({ text }) => text));
  }

  build(): Trace {
    const { choice, abstention, model, answer } = this.#input;
    const isAnswered = answer.reason === null;
    const chosen = isAnswered ? choice.chosen.filter((unit) => this.#isSeen(unit)) : [];
    const beside = isAnswered
      ? [...choice.listed, ...comparedUnits(choice.comparison), ...choice.disputing]
      : [];
    const dropped = this.#dropped(new Set([...chosen, ...beside]));
    return {
      question: this.#question(),
      gate: {
        probability: round(abstention.probability),
        threshold: model.threshold,
        reason: answer.reason,
      },
      shown: isAnswered
        ? [
            ...this.#all(choice.listed, "list"),
            ...this.#all(comparedUnits(choice.comparison), "table"),
            ...chosen.map((unit) => this.#shown(unit)),
            ...this.#all(choice.disputing, "dispute"),
          ]
        : [],
      dropped: dropped.slice(0, TOLD_DROPPED),
      droppedCounts: countBy(dropped.map(({ why }) => why)),
    };
  }

  #question(): Trace["question"] {
    const { understanding, terms } = this.#input.found.searched;
    return {
      cleaned: understanding.cleaned,
      focus: understanding.focus,
      parts: understanding.parts,
      language: understanding.language,
      intents: Object.entries(understanding.intents).flatMap(([name, isSo]) =>
        isSo === true ? [name] : [],
      ),
      askedKinds: [...understanding.askedKinds],
      names: [...new Set(understanding.names.map(({ kind, id }) => `${kind}:${id}`))],
      concepts: [...understanding.concepts],
      words: Object.fromEntries(terms.words.map(({ exact, weight }) => [exact, round(weight)])),
    };
  }

  #isSeen({ passage, first, last }: EvidenceUnit): boolean {
    const sentences = passage.sentences.slice(first, last + 1);
    const whole = passage.text.slice(sentences[0]?.start ?? 0, sentences.at(-1)?.end ?? 0);
    return (
      this.#texts.has(whole) ||
      sentences.every(({ start, end }) => this.#texts.has(passage.text.slice(start, end)))
    );
  }

  #all(units: readonly EvidenceUnit[], how: ShownUnit["how"]): readonly ShownUnit[] {
    return units.map((unit) => ({ ...this.#traced(unit), how }));
  }

  #shown(unit: EvidenceUnit): ShownUnit {
    const fate = this.#trace.keptBy(unit) ?? { reason: "best" };
    return { ...this.#traced(unit, fate), how: fate.reason };
  }

  #dropped(seen: ReadonlySet<EvidenceUnit>): readonly DroppedUnit[] {
    return this.#input.found.candidates
      .filter(({ unit }) => !seen.has(unit))
      .map(({ unit }): DroppedUnit => {
        const fate = this.#trace.droppedBy(unit) ?? this.#unseen();
        return { ...this.#traced(unit, fate), why: fate.reason };
      });
  }

  /** Of what was chosen and is not there in the end. */
  #unseen(): Fate<DroppedWhy> {
    return { reason: this.#input.answer.reason === null ? "beside-timeline" : "gate" };
  }

  #traced(unit: EvidenceUnit, { value, floor, by }: Omit<Fate<string>, "reason"> = {}): TracedUnit {
    const place = this.#places.get(unit);
    return {
      passage: unit.passage.id,
      item: unit.item.id,
      text: unit.text,
      rank: place?.rank ?? null,
      score: place === undefined ? null : round(place.candidate.score),
      parts: place === undefined ? {} : partsOf(place.candidate, this.#input.model),
      marks: this.#marks(unit),
      ...(value === undefined ? {} : { value: round(value) }),
      ...(floor === undefined ? {} : { floor: round(floor) }),
      ...(by === undefined ? {} : { by }),
    };
  }

  #marks({ item, passage }: EvidenceUnit): readonly Mark[] {
    const { subjects, baseLanguage } = this.#input.found.searched.understanding;
    const isOther = subjects.size > 0 && item.subject !== null && !subjects.has(item.subject);
    return [
      ...(isOther ? (["other-subject"] as const) : []),
      ...(this.#input.succession.isSuperseded(item.id) ? (["superseded"] as const) : []),
      ...(passage.language === baseLanguage ? [] : (["other-language"] as const)),
    ];
  }
}

function countBy(reasons: readonly DroppedWhy[]): Trace["droppedCounts"] {
  const counts: Partial<Record<DroppedWhy, number>> = {};
  for (const reason of reasons) {
    counts[reason] = (counts[reason] ?? 0) + 1;
  }
  return counts;
}

/** What became of every candidate, and why; `undefined` when nobody asked for it. */
export function explainTrace(input: TraceInput): Trace | undefined {
  const { trace } = input.found;
  return trace === undefined ? undefined : new TraceBuilder(input, trace).build();
}

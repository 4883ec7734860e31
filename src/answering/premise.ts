import type { Answer } from "../domain/answer.ts";
import type { Question } from "../domain/question.ts";
import { tokens } from "../language/tokens.ts";
import { itemGroup } from "../retrieval/item-group.ts";
import type { CandidateParts } from "./candidates.ts";
import { type Choice, disputing, missing } from "./choose.ts";
import { ClaimJudge } from "./claims/check-claims.ts";
import { claimLanguage } from "./claims/claim-language.ts";
import { placeNames } from "./claims/read-claim.ts";
import { comparedUnits } from "./comparison.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import type { EvidenceFinder, FoundEvidence } from "./find-evidence.ts";
import { type Presupposed, presupposed } from "./premise-clauses.ts";

/** What a question takes for granted and the base contradicts. */
export interface FalsePremise {
  /** What says otherwise; never empty. */
  readonly evidence: readonly EvidenceUnit[];
  readonly isAside: boolean;
  /** What is asked beside it has no answer; left out where it has. */
  readonly isUnanswered?: boolean;
}

/** What is to be shown, and why nothing is; `null` when it is. */
export interface JudgedChoice {
  readonly choice: Choice;
  readonly reason: Answer["reason"];
}

/** Clauses of a message that are judged. */
const MAX_CLAUSES = 3;
/** Best units that a clause is compared with: reading one takes a third of a millisecond. */
const COMPARED = 20;
/** Words told beside a correction: what was asked stands on what is not so. */
const MAX_WORDS = 60;
/** The same where nothing else is asked. */
const MAX_WORDS_VOID = 40;

/** What may be told beside a correction: of an asked reason or number that is void, only the same matter. */
function isBeside({ item }: EvidenceUnit, { evidence, isAside }: FalsePremise): boolean {
  const isTold = evidence.some((each) => each.item.id === item.id);
  const isSame = evidence.some(
    (each) =>
      (item.subject !== null && each.item.subject === item.subject) ||
      itemGroup(each.item.id) === itemGroup(item.id),
  );
  return (isAside && !isTold) || (isSame && (!isTold || item.fact === null));
}

/** Units that fit into a number of words, those before first. */
function fitting(units: readonly EvidenceUnit[], most: number): readonly EvidenceUnit[] {
  let words = 0;
  return units.filter(({ wordCount }) => {
    const isRoom = words + wordCount <= most;
    words += isRoom ? wordCount : 0;
    return isRoom;
  });
}

function besideCorrection(choice: Choice, premise: FalsePremise, parts: CandidateParts): Choice {
  const texts = premise.evidence.map(({ text }) => text);
  const most = premise.isAside ? MAX_WORDS : MAX_WORDS_VOID;
  const beside = choice.chosen.filter(
    (unit) => isBeside(unit, premise) && !texts.some((text) => text.includes(unit.text)),
  );
  const chosen = fitting(beside, most);
  const changes = choice.changes?.filter(({ unit }) => chosen.includes(unit)) ?? [];
  const told = [...premise.evidence, ...chosen];
  const shown = [...told, ...choice.listed, ...comparedUnits(choice.comparison)];
  // Of whom something was left out only now, the base is not silent.
  const unspoken = new Set(choice.missing.map(({ id }) => id));
  return {
    ...choice,
    chosen,
    changes: changes.length === 0 ? undefined : changes,
    disputing: disputing(told, parts),
    missing: missing(shown, unspoken, parts.generation.subjects),
    premise,
  };
}

/** The choice where everything else would have been refused: the correction alone. */
function correctionAlone(choice: Choice, premise: FalsePremise, parts: CandidateParts): Choice {
  return {
    ...choice,
    chosen: [],
    listed: [],
    askedList: undefined,
    comparison: undefined,
    changes: undefined,
    disputing: disputing(premise.evidence, parts),
    missing: [],
    unanswered: [],
    premise: { ...premise, isUnanswered: premise.isAside },
  };
}

/** Judges what questions take for granted, over the evidence found for them: nothing is searched again. */
export class PremiseJudge {
  readonly #finder: EvidenceFinder;
  readonly #judge: ClaimJudge;

  constructor(finder: EvidenceFinder) {
    this.#finder = finder;
    this.#judge = new ClaimJudge(finder);
  }

  /**
   * What is to be shown, with what a question wrongly takes for granted and little beside it. What would have
   * been refused is answered by the correction, unless somebody unknown is asked about.
   *
   * @returns `judged` itself where nothing taken for granted is contradicted with certainty.
   */
  correct(
    found: FoundEvidence,
    asked: Pick<Question, "locale" | "today">,
    judged: JudgedChoice,
  ): JudgedChoice {
    const { choice, reason } = judged;
    const isOpen = reason === null || reason === "nothing-found";
    const premise = isOpen ? this.#find(found, asked) : undefined;
    if (premise === undefined) {
      return judged;
    }
    const tell = reason === null ? besideCorrection : correctionAlone;
    return { choice: tell(choice, premise, this.#finder.parts), reason: null };
  }

  /** The first false premise; `undefined` where none is contradicted with certainty. */
  #find(
    { searched: { understanding }, candidates }: FoundEvidence,
    { locale, today }: Pick<Question, "locale" | "today">,
  ): FalsePremise | undefined {
    const { cleaned, language: detected } = understanding;
    const clauses = presupposed(cleaned).slice(0, MAX_CLAUSES);
    if (clauses.length === 0) {
      return undefined;
    }
    const { names } = this.#finder.lexicon;
    // The clause alone is mostly names: the whole question tells its language.
    const language = claimLanguage(cleaned, detected, { names, locale });
    const nearest = candidates.slice(0, COMPARED);
    for (const each of clauses) {
      const claim = this.#judge.read(this.#uninverted(each), language);
      const judged = this.#judge.compare(claim, nearest, { today });
      if (judged.verdict === "contradicted" && judged.evidence.length > 0) {
        return { evidence: judged.evidence, isAside: each.isAside };
      }
    }
    return undefined;
  }

  /** "Why does OVH own …" as "OVH does own …": who does what is read by its order. */
  #uninverted({ text }: Presupposed): string {
    const words = text.split(" ");
    const all = tokens(text);
    const before = tokens(words[0] ?? "").length;
    const [name] = placeNames(all, this.#finder.lexicon.names.find(all));
    if (name?.start !== before || before === 0) {
      return text;
    }
    const end = words.findIndex(
      (_, at) => tokens(words.slice(0, at + 1).join(" ")).length >= name.end,
    );
    return [...words.slice(1, end + 1), words[0], ...words.slice(end + 1)].join(" ");
  }
}

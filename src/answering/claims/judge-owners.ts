import { fold } from "../../language/fold.ts";
import { tokens } from "../../language/tokens.ts";
import { OWNERS } from "../control.ts";
import type { FactItem } from "../fact-book.ts";
import {
  type FactJudgement,
  isAboutNamed,
  type Judge,
  type JudgeParts,
  olderFacts,
} from "./fact-texts.ts";
import { isExactShare, judgeShare, readShare } from "./judge-share.ts";
import type { ClaimReading } from "./read-claim.ts";

/** The owner stands before it, what is owned after. */
const ACTIVE =
  /^(?:owns?|holds?|controls?|possesses|has|have|detien\w*|possed\w*|controle(?:nt)?|halt|besitzt|kontrolliert|posee|controla|tiene|possiede|detiene|controlla|bezit|controleert|houdt|heeft|shareholder|aktionar\w*|actionnaire|accionista|azionista|aandeelhouder|eigentumer\w*|proprietaire|propietari[ao]|proprietari[ao]|eigenaar|owner)$/;
/** What is owned stands before it, the owner after; over the folded text. */
const PASSIVE =
  /\b(?:owned by|held by|controlled by|belongs? to|subsidiary of|part of|(?:detenu|possede|controle)e?s? (?:a \d[\d.,]* ?% )?par|appartien(?:t|nent) (?:au?x?\b)?|filiale (?:de|du|des|di|del|della)|gehort(?: zu)?|tochter\w* (?:von|der|des)|im besitz|pertenece a|filial de|propiedad de|appartiene al?|controllat[ao] da|proprieta di|eigendom van|dochter\w* van|behoort (?:tot|aan)|onderdeel van|aandeelhouder is)\b/;
/** A part of the capital, not the whole. */
const STAKE =
  /\b(?:stake|shares?|shareholder|holds?|parts?|participation|actionnaire|detien\w*|halt|anteil\w*|aktionar\w*|tiene|participacion|accionista|detiene|quota|azionista|houdt|aandel\w*|aandeelhouder|belang)\b/;
/** Words that stand around owners and name none. */
const AROUND =
  /^(?:groups?|groupe|gruppe|gruppo|grupo|groep|company|companies|societe|entreprise|unternehmen|empresa|societa|bedrijf|firm|ag|gmbh|se|sa|inc|plc|capital|kapital\w*|capitale|kapitaal|stakes?|shares?|part|parts|participation|anteile?n?|beteiligung|participacion|quota|aandelen|belang|percent|pour|cent|prozent|ciento|subsidiary|filiale?|tochter\w*|dochter\w*|besitz|eigendom|propiedad|proprieta|parent|publisher|editeur|owner\w*|owned|own|owns|belong\w*|appart\w*|gehort|pertenece|behoort|actionnaire\w*|shareholder\w*|aktionar\w*|accionista\w*|azionist\w*|aandeelhouder\w*|controll?\w*|kontroll\w*|possede\w*|detenu\w*|halt|houdt|tiene|detiene|maison|mere|muttergesellschaft|matriz|capogruppo|moederbedrijf|zu|tot|majorit\w*|mehrheit\w*|mayorit\w*|maggiorit\w*)$/;
const WHOLE = /\b(?:100 ?%|fully owned|wholly owned|entierement detenu\w*|a 100)/;

interface Ownership {
  readonly subject: string;
  /** Words that name the owner. */
  readonly owner: readonly string[];
}

function ownerWords(claim: ClaimReading, from: number, to: number): readonly string[] {
  const named = new Set(claim.placed.flatMap(({ start, end }) => claim.tokens.slice(start, end)));
  return claim.tokens
    .slice(from, to)
    .filter((word) => (named.has(word) || claim.open.includes(word)) && !AROUND.test(word));
}

/** Where the words of a phrase end, counted in tokens. */
function tokenAfter(claim: ClaimReading, phrase: RegExpExecArray): number {
  return tokens(fold(claim.text).slice(0, phrase.index + phrase[0].length)).length;
}

function subjectOf(claim: ClaimReading, from: number, to: number): string | undefined {
  const ids = claim.placed
    .filter(({ start, end }) => start >= from && end <= to)
    .map(({ names }) => names.find(({ kind }) => kind === "subject")?.id);
  const [only, ...others] = new Set(ids);
  return others.length === 0 ? only : undefined;
}

/** Who is said to own whom. */
function readOwnership(claim: ClaimReading): Ownership | undefined {
  const end = claim.tokens.length;
  const phrase = PASSIVE.exec(fold(claim.text));
  if (phrase !== null) {
    const at = tokenAfter(claim, phrase);
    const subject = subjectOf(claim, 0, at);
    return subject === undefined ? undefined : { subject, owner: ownerWords(claim, at, end) };
  }
  const at = claim.tokens.findIndex((word) => ACTIVE.test(word));
  const subject = at < 1 ? undefined : subjectOf(claim, at, end);
  return subject === undefined ? undefined : { subject, owner: ownerWords(claim, 0, at) };
}

/** The words of an owner's name, of any of its spellings. */
export function ownerTokens(name: string): readonly string[] {
  return tokens(name).filter((word) => !AROUND.test(word));
}

function holdsAs(item: FactItem, words: readonly string[]): boolean {
  const known = (item.fact.holders ?? []).map(({ name }) => ownerTokens(name));
  return words.length > 0 && words.every((word) => known.some((holder) => holder.includes(word)));
}

/** Whether the facts leave no room for another owner of this kind. */
function isWhole({ fact }: FactItem, claim: ClaimReading): boolean {
  const total = (fact.holders ?? []).reduce((sum, { share }) => sum + (share ?? 0), 0);
  const isStake = STAKE.test(fold(claim.text));
  const isAll = total > 99 || WHOLE.test(fold(fact.statement.en));
  const isParent = fact.attribute === "parent-company" && fact.holders?.length === 1;
  return (
    isAll || (!isStake && (isParent || (fact.holders ?? []).some(({ share }) => (share ?? 0) > 50)))
  );
}

/** Whether words are the whole name of somebody whom the base knows as an owner or a provider. */
function isKnownOwner(
  words: readonly string[],
  claim: ClaimReading,
  { book }: JudgeParts,
): boolean {
  const isNamed = claim.placed.some(
    ({ start, end, names }) =>
      names.some(({ kind }) => kind === "subject") &&
      words.every((word) => claim.tokens.slice(start, end).includes(word)),
  );
  return (
    isNamed ||
    book.subjects.some(({ id }) =>
      book
        .current(id, OWNERS)
        .some(({ fact }) =>
          (fact.holders ?? []).some(({ name }) => ownerTokens(name).join(" ") === words.join(" ")),
        ),
    )
  );
}

function flip(verdict: FactJudgement["verdict"], isDenied: boolean): FactJudgement["verdict"] {
  if (!isDenied || verdict === "not-covered") {
    return verdict;
  }
  return verdict === "supported" ? "contradicted" : "supported";
}

/** An owner that the newest facts name: its share is compared, where one is claimed. */
function judgeMatch(
  claim: ClaimReading,
  matching: readonly FactItem[],
  words: readonly string[],
): FactJudgement {
  const share = readShare(claim);
  const holders = matching.flatMap((item) =>
    (item.fact.holders ?? [])
      .filter(({ name }) => ownerTokens(name).some((word) => words.includes(word)))
      .map((holder) => ({ item, share: holder.share })),
  );
  const known = holders.find((each) => each.share !== null);
  const best = known?.item ?? matching[0];
  const facts = best === undefined ? [] : [best];
  const verdict = judgeShare(share, {
    known: known?.share ?? null,
    isJoint: holders.filter((each) => each.item === best).length > 1,
    isStake: STAKE.test(fold(claim.text)),
    isMajority: claim.manner.qualifiers.has("major") || claim.manner.qualifiers.has("whole"),
  });
  // Who does not hold a share exactly may hold another one.
  const isSure = !claim.manner.isDenied || share === undefined || isExactShare(share);
  return { verdict: isSure ? flip(verdict, claim.manner.isDenied) : "not-covered", facts };
}

/** An owner that only older facts name: contradicted where the newest tells of it. */
function judgeFormer(
  claim: ClaimReading,
  { subject, owner }: Ownership,
  parts: JudgeParts,
): FactJudgement | undefined {
  const former = olderFacts(subject, parts).find((item) => holdsAs(item, owner));
  if (former === undefined) {
    return undefined;
  }
  const newest = parts.book
    .current(subject, OWNERS)
    .find(({ id }) => id === parts.succession.newestOf(former.id));
  const isTold =
    newest !== undefined && owner.every((word) => tokens(newest.fact.statement.en).includes(word));
  const isNow = !claim.manner.isPast && claim.dates.length === 0 && claim.manner.phase === "held";
  return newest === undefined
    ? undefined
    : {
        verdict: isTold && isNow ? flip("contradicted", claim.manner.isDenied) : "not-covered",
        facts: [newest],
        history: [former],
      };
}

/** By owners and shareholders: who holds what, and how much of it. */
export const judgeOwners: Judge = (claim, parts) => {
  const owned = readOwnership(claim);
  const { phase, isPast, qualifiers } = claim.manner;
  if (
    owned === undefined ||
    owned.owner.length === 0 ||
    phase === "planned" ||
    phase === "in-progress"
  ) {
    return undefined;
  }
  const facts = parts.book
    .current(owned.subject, OWNERS)
    .filter((item) => isAboutNamed(claim, item));
  const rest = claim.open.filter((word) => !AROUND.test(word) && !owned.owner.includes(word));
  if (
    facts.length === 0 ||
    rest.length > 0 ||
    claim.dates.length > 0 ||
    phase === "ended" ||
    isPast ||
    qualifiers.has("only") ||
    qualifiers.has("first")
  ) {
    return facts.length === 0 ? undefined : { verdict: "not-covered", facts: facts.slice(0, 1) };
  }
  const matching = facts.filter((item) => holdsAs(item, owned.owner));
  if (matching.length > 0) {
    return judgeMatch(claim, matching, owned.owner);
  }
  const former = judgeFormer(claim, owned, parts);
  if (former !== undefined) {
    return former;
  }
  const whole = facts.find((item) => (item.fact.holders ?? []).length > 0 && isWhole(item, claim));
  const isOther =
    whole !== undefined &&
    isKnownOwner(owned.owner, claim, parts) &&
    !facts.some((item) =>
      (item.fact.holders ?? []).some(({ name }) =>
        ownerTokens(name).some((word) => owned.owner.includes(word)),
      ),
    );
  return isOther
    ? { verdict: flip("contradicted", claim.manner.isDenied), facts: [whole] }
    : { verdict: "not-covered", facts: facts.slice(0, 1) };
};

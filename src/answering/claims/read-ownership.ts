import { fold } from "../../language/fold.ts";
import { tokens } from "../../language/tokens.ts";
import type { ClaimReading } from "./read-claim.ts";

/** The owner stands before it, what is owned after. */
const ACTIVE =
  /^(?:owns?|holds?|controls?|possesses|has|have|detien\w*|possed\w*|controle(?:nt)?|halt|besitzt|kontrolliert|posee|controla|tiene|possiede|detiene|controlla|bezit|controleert|houdt|heeft|shareholder|aktionar\w*|actionnaire|accionista|azionista|aandeelhouder|eigentumer\w*|proprietaire|propietari[ao]|proprietari[ao]|eigenaar|owner)$/;
/** What is owned stands before it, the owner after; over the folded text. */
const PASSIVE =
  /\b(?:owned by|held by|controlled by|belongs? to|subsidiary of|part of|(?:detenu|possede|controle)e?s? (?:a \d[\d.,]* ?% )?par|appartien(?:t|nent) (?:au?x?\b)?|filiale (?:de|du|des|di|del|della)|gehort(?: zu)?|tochter\w* (?:von|der|des)|im besitz|pertenece a|filial de|propiedad de|appartiene al?|controllat[ao] da|proprieta di|eigendom van|dochter\w* van|behoort (?:tot|aan)|onderdeel van|aandeelhouder is|is van)\b/;
/** Words that stand around owners and name none. */
export const AROUND =
  /^(?:groups?|groupe|gruppe|gruppo|grupo|groep|company|companies|societe|entreprise|unternehmen|empresa|societa|bedrijf|firm|ag|gmbh|se|sa|inc|plc|capital|kapital\w*|capitale|kapitaal|stakes?|shares?|part|parts|participation|anteile?n?|beteiligung|participacion|quota|aandelen|belang|percent|pour|cent|prozent|ciento|subsidiary|filiale?|tochter\w*|dochter\w*|besitz|eigendom|propiedad|proprieta|parent|publisher|editeur|owner\w*|owned|own|owns|belong\w*|appart\w*|gehort|pertenece|behoort|actionnaire\w*|shareholder\w*|aktionar\w*|accionista\w*|azionist\w*|aandeelhouder\w*|controll?\w*|kontroll\w*|possede\w*|detenu\w*|halt|houdt|tiene|detiene|maison|mere|muttergesellschaft|matriz|capogruppo|moederbedrijf|zu|tot|majorit\w*|mehrheit\w*|mayorit\w*|maggiorit\w*)$/;
/** Words of a bound on a share, read with it. */
export const BOUND =
  /^(?:more|less|than|least|over|under|above|below|most|plus|moins|au|mehr|weniger|als|uber|unter|mindestens|hochstens|mas|menos|al|piu|meno|almeno|meer|minder|dan|minstens|hoogstens|nearly|almost|quasi|bijna|cerca|aproximadamente|alrededor|unos|quelque|pres)$/;

/** Who is said to own whom. */
export interface Ownership {
  readonly subject: string;
  /** Words that name the owner. */
  readonly owner: readonly string[];
}

function ownerWords(claim: ClaimReading, from: number, to: number): readonly string[] {
  const named = new Set(claim.placed.flatMap(({ start, end }) => claim.tokens.slice(start, end)));
  return claim.tokens
    .slice(from, to)
    .filter(
      (word) =>
        (named.has(word) || claim.open.includes(word) || claim.peoples.has(word)) &&
        !AROUND.test(word) &&
        !BOUND.test(word),
    );
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

/** "Microsoft a 49 % de Bleu": to have a share is to own it. */
function hasShare({ tokens: words, text }: ClaimReading, at: number): boolean {
  const isHaving = /^(?:a|ont|hat|haben|ha|hanno)$/.test(words[at] ?? "");
  return isHaving && /^\d/.test(words[at + 1] ?? "") && /%|\bp(?:er|our|or|ro)? ?[cz]/i.test(text);
}

/** Reads who is said to own whom; `undefined` where nobody is, or where it is not plain. */
export function readOwnership(claim: ClaimReading): Ownership | undefined {
  const end = claim.tokens.length;
  const phrase = PASSIVE.exec(fold(claim.text));
  if (phrase !== null) {
    const at = tokenAfter(claim, phrase);
    const subject = subjectOf(claim, 0, at);
    return subject === undefined ? undefined : { subject, owner: ownerWords(claim, at, end) };
  }
  const at = claim.tokens.findIndex((word, place) => ACTIVE.test(word) || hasShare(claim, place));
  const subject = at < 1 ? undefined : subjectOf(claim, at, end);
  return subject === undefined ? undefined : { subject, owner: ownerWords(claim, 0, at) };
}

/** Whether a claim says whose something is: which way round, only a typed fact tells. */
export function isOwnership(claim: ClaimReading): boolean {
  return PASSIVE.test(fold(claim.text));
}

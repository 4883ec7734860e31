import { withoutDates } from "../../language/claim-dates.ts";
import { deniesIn, type Manner, readManner } from "../../language/claim-words.ts";
import { fold } from "../../language/fold.ts";
import { tokens } from "../../language/tokens.ts";
import type { Lexicon } from "../understand.ts";
import type { NamedRule } from "./known-rules.ts";
import type { ClaimReading } from "./read-claim.ts";
import { isActor, isRuleWord } from "./rule-words.ts";

type Countries = Pick<Lexicon, "findCountries">;

/** What a claim says of a law, scheme or decision. `bound`: that somebody must, or does already, keep to it. */
export type RuleVerb = "annulled" | "adopted" | "valid" | "bound";

/** A claim that says of one rule how it stands, and nothing else. */
export interface RuleClaim {
  readonly verb: RuleVerb;
  readonly isDenied: boolean;
  /** Said of now, of a time that is past ("was valid"), or of its end ("no longer valid"). */
  readonly time: "now" | "past" | "ended";
  /** It says more than the bare state: when, by whom, in which case. */
  readonly isParticular: boolean;
}

/** In the six languages together, over folded text; what begins a validity before what has it. */
const VERBS: readonly (readonly [RuleVerb, RegExp])[] = [
  [
    "annulled",
    /\b(?:annul(?!er\b|are\b|ier|eren|ation|ment|lamento)\w*|annulliert\w*|anul(?!ar\b|acion)\w*|invalid(?:at|ad|er|e)\w*|invalid|struck down|str(?:ikes?|iking) down|overturn\w*|quash\w*|void(?:ed)?|revoked|repealed|abroge\w*|abrogat\w*|derogad[ao]|casse|gekippt|kippte?|aufgehoben|hob\b(?=.* auf\b)|nichtig|ungultig|tumb(?:o|ad[ao])|nietig|vernietigde?|ongeldig)\b/g,
  ],
  [
    "adopted",
    /\b(?:adopted|adopts|adopte|approved|(?:became|become|is) law|(?:entered|came|come|comes) into (?:force|effect)|entree? en vigueur|verabschiedet\w*|beschlossen|in kraft getreten|(?:trat|tritt)(?=.* in kraft\b)|adoptad[ao]|aprobad[ao]|(?:entro|entrado) en vigor|adottat[ao]|approvat[ao]|entrat[ao] in vigore|aangenomen|goedgekeurd|in werking getreden)\b/g,
  ],
  [
    "valid",
    /\b(?:in force|in effect|valid|applies|en vigueur|valable|valide|s'applique|in kraft|gultig|gilt|en vigor|vigente|valid[ao]|se aplica|in vigore|si applica|van kracht|geldig|van toepassing)\b/g,
  ],
  [
    "bound",
    /\b(?:mandatory|obligatoire|verpflichtend|verbindlich|obligatori[ao]|obbligatori[ao]|verplicht)\b/g,
  ],
];
/** Somebody holds it: so it must be there. */
const CERTIFIED =
  /\b(?:certified|certifiee?s?|zertifiziert\w*|certificad[ao]s?|certificat[aoie]|gecertificeerd\w*)\b/g;
/** What is told of a time beside it is of another matter. */
const BESIDE =
  /\b(?:before|after|until|avant|apres|jusqu\w*|bevor|nachdem|bis|hasta|despues|fino|dopo|tot|nadat)\b/;

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The name with the country it is of, where that stands beside it: "the American CLOUD Act". */
function withCountry(
  { tokens: words }: ClaimReading,
  { rule, start, end }: NamedRule,
  { findCountries }: Countries,
): Span {
  const own = new Set(rule.state.names.flatMap((name) => [...findCountries(name)]));
  const isOwn = (at: number): boolean =>
    [...findCountries(words[at] ?? "")].some((country) => own.has(country));
  return isOwn(start - 1) ? { start: start - 1, end } : { start, end: isOwn(end) ? end + 1 : end };
}

/** The words of a claim that stand beside these names, as one folded text with its gaps. */
function besideNames({ text, tokens: words }: ClaimReading, names: readonly Span[]): string {
  return names
    .map(({ start, end }) => words.slice(start, end).join("[^\\p{L}\\p{N}]+"))
    .reduce((rest, name) => rest.replace(new RegExp(name, "u"), " · "), fold(text));
}

interface ReadVerb {
  readonly verb: RuleVerb;
  /** The text without it. */
  readonly rest: string;
}

/** The one thing a text says of a rule; `undefined` for none, or for several. */
function readVerb(text: string, isHeldBySomebody: boolean): ReadVerb | undefined {
  const verbs = isHeldBySomebody ? ([["bound", CERTIFIED]] as const) : VERBS;
  let rest = text;
  const found = verbs.flatMap(([verb, pattern]) => {
    const left = rest.replace(pattern, " ");
    const isFound = left !== rest;
    rest = left;
    return isFound ? [verb] : [];
  });
  const [verb, ...more] = found;
  return verb === undefined || more.length > 0 ? undefined : { verb, rest };
}

/** Whether all names of a claim are the rule's own, of its topic, or of who is said to hold it. */
function namesOnly({ placed }: ClaimReading, { rule, start, end }: NamedRule): boolean {
  return placed.every(
    (name) =>
      (name.start >= start && name.end <= end) ||
      name.names.some(({ kind, id }) => kind === "subject" || `${kind}:${id}` === rule.group),
  );
}

/**
 * What a claim says of time, its verb aside; `undefined` for what is to come, on its way or said twice, and for
 * what is said with a doubt, a condition or a comparison.
 */
function timeOf(
  { phase, isPast, isDenied, qualifiers, hedges }: Manner,
  verb: RuleVerb,
): RuleClaim["time"] | undefined {
  // "Nobody has adopted it" denies, and says nothing of who has.
  if ([...qualifiers].some((each) => each !== "nobody") || hedges.size > 0) {
    return undefined;
  }
  if (phase === "ended") {
    return verb === "valid" && !isDenied ? "ended" : undefined;
  }
  // "Was annulled" is so to this day.
  const isThen = isPast && (verb === "valid" || verb === "bound");
  return phase === "held" ? (isThen ? "past" : "now") : undefined;
}

/** Whether a claim says no more than how things stand with one rule. */
function isPlain(claim: ClaimReading, named: NamedRule): boolean {
  const { manner, text } = claim;
  return manner.modals.size === 0 && !BESIDE.test(fold(text)) && namesOnly(claim, named);
}

/** Reads what a claim says of the one rule it names; `undefined` where it says anything that is not understood. */
export function readRuleClaim(
  claim: ClaimReading,
  named: NamedRule,
  countries: Countries,
): RuleClaim | undefined {
  const { dates, placed, subjects, language } = claim;
  const name = withCountry(claim, named, countries);
  const cases = placed.filter(({ start, end }) => start < named.start || end > named.end);
  const read = readVerb(besideNames(claim, [name, ...cases]), subjects.length > 0);
  if (read === undefined || !isPlain(claim, named)) {
    return undefined;
  }
  const { verb, rest } = read;
  const manner = readManner(rest, language);
  const time = timeOf(manner, verb);
  // A denial of a few words may be in another language than was told.
  const isMisread = time !== "ended" && !manner.isDenied && deniesIn(rest, language);
  const words = tokens(withoutDates(rest));
  if (time === undefined || isMisread || !words.every(isRuleWord)) {
    return undefined;
  }
  const isCase = cases.length > 0 && subjects.length === 0;
  const isParticular = dates.length > 0 || words.some(isActor) || isCase;
  return { verb, isDenied: manner.isDenied, time, isParticular };
}

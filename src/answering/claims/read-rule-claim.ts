import { deniesIn, type Manner, readManner } from "../../language/claim-words.ts";
import { fold } from "../../language/fold.ts";
import { tokens } from "../../language/tokens.ts";
import type { NamedRule } from "./known-rules.ts";
import type { ClaimReading } from "./read-claim.ts";

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
    /\b(?:annul\w*|anul\w*|invalid(?:at|ad|er|e)\w*|invalid|struck down|str(?:ikes?|iking) down|overturn\w*|quash\w*|void(?:ed)?|revoked|repealed|abroge\w*|abrogat\w*|derogad[ao]|casse|gekippt|kippte?|aufgehoben|hob\b(?=.* auf\b)|nichtig|ungultig|tumb(?:o|ad[ao])|nietig|vernietigde?|ongeldig)\b/g,
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
/** Courts and those who make laws. */
const ACTOR =
  /^(?:courts?|cour|general|supreme|tribunal\w*|juges?|judges?|gericht\w*|eugh?|corte|hof|rechter|curia|gerecht|ecj|cjeu|cjue|cgue|tjue|hvj|justice|justiz|justicia|giustizia|justitie|luxemb\w*|latombe|parliament|parlement|parlament\w*|council|conseil|rat|consejo|consiglio|raad|enisa|eu|ue|european\w*|europee\w*|europai\w*|europe[ao]\w*|union|unione|unie)$/;
/** Words that only say what kind of rule it is, or that it stands so. */
const NAMING =
  /^(?:framework|cadre|rahmen|marco|quadro|kader|decisions?|beschluss|decisione|besluit|adequacy|adequation|angemessenheits\w*|adecuacion|adeguatezza|law|loi|gesetz|ley|legge|wet|act|regulation|reglement|verordnung|reglamento|regolamento|verordening|scheme|schema|esquema|agreement|accord|abkommen|acuerdo|accordo|akkoord|declared?|declaree?|erklart|declarad[ao]|dichiarat[ao]|verklaard|remains?|stays?|reste|bleibt|sigue|resta|rimane|blijft|gibt|legally|finally|officially|been|sido|stat[oa]|worden|wurde|werd|ete|ha|han|hat|heeft)$/;
/** What is told of a time beside it is of another matter. */
const BESIDE =
  /\b(?:before|after|until|avant|apres|jusqu\w*|bevor|nachdem|bis|hasta|despues|fino|dopo|tot|nadat)\b/;
/** Whose state that is, the name of the rule alone does not tell. */
const PART = /^(?:certif\w*|zertif\w*|gecertif\w*|qualif\w*|attest\w*|label\w*|member\w*)$/;

/** The words of a claim that stand beside the name of the rule, as one folded text with its gaps. */
function besideName({ text, tokens: words }: ClaimReading, { start, end }: NamedRule): string {
  const name = words.slice(start, end).join("[^\\p{L}\\p{N}]+");
  return fold(text).replace(new RegExp(name, "u"), " · ");
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
      name.names.some(({ kind, id }) => kind === "subject" || id === rule.topic),
  );
}

/** Whether a claim is of no other country and no article of the rule, and stands at no other matter. */
function isPlain(
  { countries, numbers, tokens: words, text }: ClaimReading,
  { start, end }: NamedRule,
): boolean {
  const name = words.slice(start, end);
  return (
    [...countries].every((country) => country === "US") &&
    numbers.every((figure) => name.includes(figure)) &&
    !BESIDE.test(fold(text))
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
  if (qualifiers.size + hedges.size > 0) {
    return undefined;
  }
  if (phase === "ended") {
    return verb === "valid" && !isDenied ? "ended" : undefined;
  }
  // "Was annulled" is so to this day.
  const isThen = isPast && (verb === "valid" || verb === "bound");
  return phase === "held" ? (isThen ? "past" : "now") : undefined;
}

/** Whether the words beside name and verb are understood, and none tells of a part. */
function areRead(said: readonly string[], words: ReadonlySet<string>): boolean {
  const isPart = [...words].some((word) => PART.test(word));
  return !isPart && said.every((word) => ACTOR.test(word) || NAMING.test(word));
}

/** Reads what a claim says of the one rule it names; `undefined` where it says anything that is not understood. */
export function readRuleClaim(claim: ClaimReading, named: NamedRule): RuleClaim | undefined {
  const { dates, placed, open, subjects, language } = claim;
  const read = readVerb(besideName(claim, named), subjects.length > 0);
  if (read === undefined || !isPlain(claim, named) || !namesOnly(claim, named)) {
    return undefined;
  }
  const { verb, rest } = read;
  const manner = readManner(rest, language);
  const time = timeOf(manner, verb);
  // A denial of a few words may be in another language than was told.
  const isMisread = time !== "ended" && !manner.isDenied && deniesIn(rest, language);
  const words = new Set(tokens(rest));
  const said = open.filter((word) => words.has(word));
  if (time === undefined || isMisread || !areRead(said, words)) {
    return undefined;
  }
  const isCase = placed.some(({ start, end }) => start < named.start || end > named.end);
  const isByActor = said.some((word) => ACTOR.test(word));
  const isParticular = dates.length > 0 || isByActor || (isCase && subjects.length === 0);
  return { verb, isDenied: manner.isDenied, time, isParticular };
}

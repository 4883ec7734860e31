import type { Attribute } from "../domain/provider.ts";
import { fold } from "../language/fold.ts";
import { tokens } from "../language/tokens.ts";
import type { Understanding } from "./understanding.ts";

/** What bears on whether a foreign law reaches a provider: the law itself, who owns it, where it sits, what tests for it. */
export const REACH = {
  law: ["applicable-foreign-law"],
  owner: ["ownership", "capital-control", "parent-company", "country-of-control"],
  seat: ["headquarters", "legal-entity"],
  test: ["certification-secnumcloud"],
} as const satisfies Readonly<Record<string, readonly Attribute[]>>;

/** All of them. */
export const REACH_ATTRIBUTES: readonly Attribute[] = Object.values(REACH).flat();

/** Laws of the United States that reach across borders, by name: over folded text, like all below. */
const NAMED_LAW = /\b(?:cloud ?act|fisa|patriot act)\b/;
const ACROSS = /\b(?:extra-?territori\w*|exterritorial\w*)\b/;
const AMERICAN =
  /\b(?:u\.s|usa|american\w*|americain\w*|amerikan\w*|amerikaan\w*|estadounidenses?|statunitens\w*|united states|etats-unis|estados unidos|ee\.? ?uu|stati uniti|vereinigten staaten|verenigde staten|de vs|washington|fbi|nsa|cia)\b/;
const FOREIGN =
  /\b(?:foreign|etrang\w+|auslandisch\w*|fremde\w*|extranjer\w+|stranier\w+|buitenlands\w*|third[ -]countr\w+|pays tiers|drittstaat\w*|drittland\w*)\b/;
/** "us" is also a pronoun: only right before what is American. */
const US_BEFORE =
  /\bus[ -](?=(?:laws?|courts?|judges?|government|authorit|agenc|jurisdiction|legislation|orders?|warrants?|justice|intelligence|recht|gesetz|behord|gericht|regierung|justiz|wet|overhei|autoriteit|recht))/;
const LAW =
  /\b(?:laws?|jurisdiction|legislation|lois?|droit|juridiction|recht\w*|(?:us-)?(?:recht|gesetz)\w*|ley(?:es)?|derecho|legislacion|jurisdiccion|legg[ei]|diritto|legislazione|giurisdizione|wet(?:ten|geving)?|jurisdictie)\b/;
const AUTHORITY =
  /\b(?:courts?|judges?|governments?|authorit\w+|agenc\w+|warrants?|subpoenas?|orders?|tribuna\w+|juges?|justice|gouvernements?|autorites?|injonctions?|gericht\w*|behord\w+|regierung\w*|justiz|richter\w*|juez|jueces|gobiernos?|autoridad\w*|justicia|giudic\w+|govern[oi]|autorita|giustizia|rechter\w*|rechtbank\w*|overhe\w+|autoriteit\w*|regering|washington|fbi|nsa|cia)\b/;
/** Being under a law, or out of its reach. */
const UNDER =
  /\b(?:subject(?:ed)? to|immun\w*|appl(?:y|ies)|(?:fall|come)s? under|exempt\w*|escapes?|shield\w*|protect\w*|safe|reach\w*|covered by|exposed|soumise?s?|assujetti\w*|echapp\w+|a l'abri|releve\w*|concerne\w*|s'appliqu\w+|expose\w*|proteg\w+|tombe\w* sous|vise\w*|unterlieg\w+|schutz\w*|geschutzt|sicher|fall(?:t|en)? .{0,40}\bunter|gilt|gelten|betr[eo]ff\w+|ausgesetzt|entzogen|sujet[oa]s?|sometid[oa]s?|inmun\w*|aplica\w*|a salvo|protegid\w+|escapa\w*|alcanza\w*|expuest\w+|soggett\w+|sottopost\w+|si applica\w*|al riparo|ricad\w+|rientra\w*|protett\w+|sfugg\w+|espost\w+|onderworpen|onderhevig|immuun|val(?:t|len) .{0,40}\bonder|geldt|gelden|toepassing|bescherm\w*|blootgesteld|ontsnap\w*|buiten bereik|veilig)\b/;
/** What somebody is made to do, or what authorities get at. */
const FORCED =
  /\b(?:forced?|compel\w*|oblige\w*|required?|made to|contrain\w+|force[rs]?|obligee?s?|zwing\w+|gezwungen|verpflicht\w+|oblig(?:ar|ad)\w*|forza(?:r|d)\w*|costri?n?[gt]\w+|costrett\w+|obblig\w+|dwing\w+|gedwongen|verplicht\w*)\b/;
const TAKEN =
  /\b(?:access\w*|seize\w*|hand(?:ed|ing)? over|turn(?:ed)? over|disclos\w+|obtain\w*|demand\w*|read|give|provide|share|acce\w+|donner|saisi\w*|livr\w+|remett\w+|transmett\w+|fournir|exig\w+|obten\w+|lire|zugr\w+|zugang|herausg\w+|herauszugeben|verlang\w+|ausliefern|geben|weiterzugeben|entreg\w+|incaut\w+|facilitar|dar|consegn\w+|fornire|dare|otten\w+|sequestr\w+|toegang|opvrag\w+|(?:af |vrij )?te geven|afgeven|geven|verstrekken|te delen|afstaan|overhandig\w+|inzien|inzage|beslag|bij (?:\w+ )?(?:gegevens|data))\b/;
const DATA = /\b(?:data|donnees|daten|datos|dati|gegevens|kundendaten)\b/;
/** Asks for more than yes or no. */
const OPEN =
  /^\W*(?:what|why|how(?! (?:exposed|safe))|which|who|whom|whose|when|where|que|qu'(?!en)|quel\w*|quoi|pourquoi|comment|ou|was|warum|wieso|wie(?! sicher)|wo|welche\w*|por que|como|donde|cual\w*|quien|cosa|che|perche|come|quale|dove|wat|waarom|hoe(?! veilig)|waar|welke?)\b/;

/** A question on the reach of a foreign law, as far as its words tell whose. */
export interface AskedReach {
  /** The law of the United States, or one by name. */
  readonly isAmerican: boolean;
}

/** Whether a question asks for one piece of it, for several things, or whether the customer's own keys help. */
function isOther({
  intents,
  parts,
  attributes,
}: Pick<Understanding, "intents" | "parts" | "attributes">): boolean {
  const { asksCount, asksDate, asksPerson, asksList, asksComparison, asksQuotation } = intents;
  const asksPiece = asksCount || asksDate || asksPerson || asksQuotation;
  const asksSeveral = asksList || asksComparison || intents.asksTimeline || parts.length > 0;
  return asksPiece || asksSeveral || attributes.has("customer-keys");
}

function saysAny(folded: string, ...patterns: readonly RegExp[]): boolean {
  return patterns.some((pattern) => pattern.test(folded));
}

/** Whether folded words ask whether somebody is under a foreign law, or can be made to give data away. */
function saysReach(folded: string): boolean {
  const isForeign = saysAny(folded, AMERICAN, US_BEFORE, FOREIGN);
  const isOfLaw =
    saysAny(folded, NAMED_LAW, ACROSS) || (isForeign && saysAny(folded, LAW, AUTHORITY));
  const isForced = FORCED.test(folded) && TAKEN.test(folded) && DATA.test(folded);
  return isForced || (isOfLaw && saysAny(folded, UNDER, FORCED, TAKEN));
}

/** Whether every country that is named says whose data it is, and not whose law: "French data", "datos alemanes". */
function isOfData({ text, placeWords }: Pick<Understanding, "text" | "placeWords">): boolean {
  const words = tokens(text);
  return words.every(
    (word, at) =>
      !placeWords.has(word) || [words[at - 1], words[at + 1]].some((each) => DATA.test(each ?? "")),
  );
}

/** Most words of a message that asks the earlier question of somebody else: "and for Bleu?". */
const ELLIPTIC_WORDS = 4;

/** Whether a message that leans on an earlier question asks the same. */
function asksAlike({
  cleaned,
  isFollowUp,
}: Pick<Understanding, "cleaned" | "isFollowUp">): boolean {
  return !isFollowUp || tokens(cleaned).length <= ELLIPTIC_WORDS || saysReach(fold(cleaned));
}

/**
 * Reads whether a question asks, of one or two subjects, whether the law of another country reaches them:
 * "is X subject to the CLOUD Act?", "can a US court force X to hand over data?".
 *
 * @returns `undefined` where it asks anything else, or of nobody, or names a country other than the United States
 *   alone: what holds there is another matter.
 */
export function readReach(understanding: Understanding): AskedReach | undefined {
  const { text, subjects } = understanding;
  if (subjects.size === 0 || subjects.size > 2 || isOther(understanding)) {
    return undefined;
  }
  const folded = fold(text);
  if (OPEN.test(folded) || !saysReach(folded) || !asksAlike(understanding)) {
    return undefined;
  }
  const isAmerican = saysAny(folded, AMERICAN, US_BEFORE, NAMED_LAW);
  return isAmerican || isOfData(understanding) ? { isAmerican } : undefined;
}

import type { Attribute } from "../domain/provider.ts";
import { fold } from "../language/fold.ts";
import type { FactBook, FactItem } from "./fact-book.ts";
import type { Criterion } from "./provider-criteria.ts";
import type { Understanding } from "./understanding.ts";

/** The attribute that people ask for by its absence. */
export const FEES: Attribute = "egress-fees";

/** Fees for taking data out, in six languages, folded; leaving for another provider costs more than those. */
const FEE_WORDS = [
  "(?:egress|exit|(?:data )?transfer)(?:[ -](?:traffic|data|out))?[ -]?(?:fees?|charges?|costs?)",
  "(?:frais|couts?) (?:(?:de|d')? ?egress|de (?:sortie|transfert))",
  "(?:egress|ausstiegs)[ -]?(?:gebuhr\\w*|kosten|entgelt\\w*)",
  "(?:gastos?|cost[eo]s?|tarifas?|cargos?) (?:de|por) (?:salida|egress|egreso)",
  "(?:cost[io]|tariff[ae]|spese) (?:di|per) (?:l')?(?:uscita|egress)",
  "(?:egress|uitstap)[ -]?(?:kosten|tarie\\w+|vergoeding\\w*)",
].join("|");
/** What denies them: they stand right behind it, or behind a verb of having or charging. */
const DENIED = [
  "no|without|nor|(?:not|never|\\w+n't)(?: (?:have|has|charge|bill|apply|impose|ask for))?|free (?:of|from)",
  "pas|sans|ni|aucune?|depourvue?s? de",
  "ohne|keine?[nr]?|frei von",
  "(?:no|nunca|sin)(?: (?:tien\\w+|ten\\w+|cobr\\w+|aplic\\w+|factur\\w+))?|libres? de",
  "(?:non|mai|senza)(?: (?:ha|hanno|abbia\\w*|applic\\w+|addebit\\w+|prev\\w+))?|liber[oi] da",
  "geen|zonder|vrij van",
].join("|");
/** Small words between the two. */
const BETWEEN = "(?:(?:any|de|d'|des|ningun[ao]?|nessun[ao]?|alcun[ao]?|enige|jegliche) ?)";
/** Denied fees: over folded text. */
export const NO_FEES = new RegExp(`\\b(?:${DENIED}) ${BETWEEN}{0,2}(?:${FEE_WORDS})\\b`, "g");

/** Any word by which the attribute is asked for, and those that say that nothing is charged. */
const NAMED = /\b(?:egress|transfer\w*|sortie|sortant|exit)\b/;
const FREE = /\b(?:free|gratuit\w*|gratis|kostenlos\w*|kostenfrei\w*|zero|null|nul|cero)\b/;
/** A charge after all. */
const CHARGED =
  /\b(?:not|except|unless|then|beyond|above|up to|first|partly|billed|from (?:€|\d)|per (?:gb|tb|gib|tib))\b/;
const NOTHING_CHARGED =
  /\b(?:free|waived|zero|included|no (?:[\w-]+ ){0,3}(?:fees?|charges?|costs?)|without (?:[\w-]+ ){0,3}(?:fees?|charges?|costs?))\b/;

/** Whether a question asks for those that charge no such fees. */
export function asksNoFees({
  text,
  attributes,
}: Pick<Understanding, "text" | "attributes">): boolean {
  const folded = fold(text);
  if (folded.search(NO_FEES) !== -1) {
    return true;
  }
  // What denied them may be cut out with the rest of its clause: then nothing asks for those that charge.
  return attributes.has(FEES) && (FREE.test(folded) || !NAMED.test(folded));
}

/** Whether a fact says that nothing is charged, without more. */
function saysFree({ fact }: FactItem): boolean {
  const value = fold(fact.value.en);
  return NOTHING_CHARGED.test(value) && !CHARGED.test(value);
}

/** What those must have that charge no fees: a fact of it, where none of the base tells of a charge. */
export function noFees(book: FactBook): Criterion {
  const facts = book.subjects.flatMap(({ id }) => book.current(id, [FEES]));
  return facts.every(saysFree)
    ? { kind: "holds", attribute: FEES }
    : { kind: "fact", attributes: [FEES], isMeant: saysFree, worth: () => 0 };
}

import type { FindConcepts } from "../language/concepts.ts";
import { tokens } from "../language/tokens.ts";
import { AROUND } from "./typed-words.ts";

/** German writes "non-American" as one word. */
const JOINED_DENIAL = /\b(nicht)(?=\p{L}{4,}isch(?:e[nmrs]?)?\b)/giu;
/**
 * "Host" behind an article, with words between; what follows a verb tells that it is one, and what stands
 * before the article that a host is supposed and none asked for.
 */
const HOST =
  /(?<!\b(?:can|could|may|might|must|should|would|will|do|does|is|if|when|whether|as) )\b(an?|any|one|another|which|what|each|every)((?: [\p{L}\d-]+){0,3}) host\b(?! (?:of|your|our|my|the|their|its|it|them|this|these|that data|data|health)\b)/giu;
/** Words that may stand between, beside those of countries. */
const QUALITY = /^(?:eu|europ\w*|certified|qualified|secnumcloud|hds|c5|iso|27001|good|web)$/;

/** "A cloud" of a country or with a quality, which is a provider; not the first half of "cloud service". */
const CLOUD =
  /\b(an?|any|another|which|what|une?|quel|eine?n?|kein\w*|welche[nrs]?|una|qu[eé]|cu[aá]l|quale|een|geen|welke)((?: [\p{L}\d-]+){0,3}?) (cloud|nube)(?![-\p{L}])(?! (?:acts?|comput\w*|providers?|services?|hosts?|hosters?|solutions?|offer\w*|platforms?|vendors?|storage|strateg\w+|contracts?|markets?|projects?|regions?|operators?|customers?|compan\w+|polic\w+|infrastructures?|tenders?|partners?|users?)\b)((?: [\p{L}\d-]+)?)/giu;

/**
 * A question with three words written so that each is known for what it is: "nicht amerikanisch" for
 * "nichtamerikanisch", and the plural for a "host" that is no verb, and for a "cloud" of some country.
 */
export function spellOut(text: string, findCountries: FindConcepts): string {
  const isBeside = (word: string): boolean =>
    AROUND.test(word) || QUALITY.test(word) || findCountries([word]).size > 0;
  const isOf = (word: string): boolean => QUALITY.test(word) || findCountries([word]).size > 0;
  return text
    .replace(JOINED_DENIAL, "$1 ")
    .replace(CLOUD, (found: string, ...groups: readonly string[]) => {
      const [article = "", between = "", noun = "", behind = ""] = groups;
      const before = tokens(between);
      const isProvider = before.every(isBeside) && [...before, ...tokens(behind)].some(isOf);
      return isProvider ? `${article}${between} ${noun}s${behind}` : found;
    })
    .replace(HOST, (found, _article, between: string) =>
      tokens(between).every(isBeside) ? `${found}s` : found,
    );
}

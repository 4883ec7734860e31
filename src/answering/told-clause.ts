import type { AskerLanguage } from "../domain/language.ts";
import { deniesIn } from "../language/claim-words.ts";
import { fold } from "../language/fold.ts";
import { ASKER_WORDS, BUDGET, DATA, HEALTH_DATA, LEAVE, MUST, OCCASION } from "./asker-words.ts";
import { readSought, soughtAt } from "./sought-provider.ts";
import { saysType, type TellingParts, wordOf } from "./telling-parts.ts";

/** A clause in which an asker tells of themselves. */
export interface ToldClause {
  /** What is sought there, from its noun on: "a SecNumCloud provider without US owners"; empty for nothing. */
  readonly sought: string;
  /** What else of it is a condition; empty for none. */
  readonly conditions: readonly string[];
}

const EUROPE_WORD = /\b(?:eu|ue|europ\w*)\b/;
const MONEY = ["price", "money"];

/** What is wanted in a part of a clause, without who wants it: "our lawyers insist on no US owners". */
function wantedIn(part: string, language: AskerLanguage): string {
  const { want } = ASKER_WORDS[language];
  const words = part.split(/\s+/);
  const verb = words.findIndex((_, at) => want.test(fold(words.slice(0, at + 1).join(" "))));
  const wanted = words.slice(verb + 1).join(" ");
  const isDenied = deniesIn(fold(words.slice(0, verb + 1).join(" ")), language);
  return wanted === "" || isDenied ? part : wanted;
}

/** Whether a part of a clause puts a condition. */
function isCondition(part: string, language: AskerLanguage, parts: TellingParts): boolean {
  const folded = fold(part);
  const { want, plan } = ASKER_WORDS[language];
  const isPlaced = parts.findCountries(part).size > 0 || EUROPE_WORD.test(folded);
  const isMoney = MONEY.some((each) => parts.findConcepts(part).has(each));
  const isLeaving = folded.split(" ").some((word) => LEAVE.test(word));
  return (
    MUST.test(folded) ||
    (want.test(folded) && ((isPlaced && !isLeaving) || !plan.test(folded))) ||
    (isMoney && !BUDGET.test(folded)) ||
    (isPlaced && DATA.test(folded))
  );
}

function readConditions(
  text: string,
  language: AskerLanguage,
  parts: TellingParts,
): readonly string[] {
  const asker = ASKER_WORDS[language];
  return text.split(asker.joint).flatMap((part) => {
    const folded = fold(part);
    if (asker.identity.test(folded) && !MUST.test(folded)) {
      return [];
    }
    const [health] = HEALTH_DATA.exec(part) ?? [];
    const isMeant = isCondition(part, language, parts);
    return health !== undefined && !isMeant ? [health] : isMeant ? [wantedIn(part, language)] : [];
  });
}

/** Whether a clause says no more than who asks and what they plan: nothing that is asked can hang on it. */
export function tellsMerely(text: string, language: AskerLanguage, parts: TellingParts): boolean {
  const { joint, identity, plan, self } = ASKER_WORDS[language];
  const isMere = (part: string): boolean => {
    const folded = fold(part);
    const isTold = [identity, plan, OCCASION].some((pattern) => pattern.test(folded));
    return isTold || !(self.test(folded) || saysType(part, parts));
  };
  const all = text.split(joint);
  return all.every(isMere) && !MUST.test(fold(text)) && !HEALTH_DATA.test(text);
}

/** Reads what a clause tells of the asker for what it asks of providers. */
export function readTold(text: string, language: AskerLanguage, parts: TellingParts): ToldClause {
  const words = text.split(/\s+/);
  const start = soughtAt(words, language, parts);
  if (start === -1) {
    return { sought: "", conditions: readConditions(text.replace(/[.!]+$/u, ""), language, parts) };
  }
  const { seek } = ASKER_WORDS[language];
  const verb = words.slice(0, start).findLastIndex((word) => seek.test(wordOf(word)));
  const seeking = words.slice(verb, start).join(" ");
  const [health] = HEALTH_DATA.exec(seeking) ?? [];
  const before = words.slice(0, verb).join(" ");
  return {
    sought: readSought(words.slice(start), language, parts),
    conditions: [
      ...(health === undefined ? [] : [health]),
      ...readConditions(before, language, parts),
    ],
  };
}

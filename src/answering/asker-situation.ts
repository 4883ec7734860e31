import type { AskerLanguage } from "../domain/language.ts";
import { fold } from "../language/fold.ts";
import { ASKER_WORDS, OCCASION } from "./asker-words.ts";
import { readIntents } from "./intents.ts";
import { asksSomething, type MessageClause, messageClauses } from "./message-clauses.ts";
import { withoutPurpose } from "./purpose.ts";
import { namesProviders, type TellingParts } from "./telling-parts.ts";
import { readTold, type ToldClause, tellsMerely } from "./told-clause.ts";

/** What is asked in a message, and on which conditions. */
export interface AskedMessage {
  /** Without what merely tells of the asker. */
  readonly text: string;
  /** Whether what is told puts conditions: then they are asked too. */
  readonly hasConditions: boolean;
}

/** A clause of a message with what it tells of the asker; `undefined` for one that asks. */
interface ReadClause extends MessageClause {
  readonly told: ToldClause | undefined;
}

/** Those who ask, as objects too: what a law is "for us" hangs on who they are. */
const US =
  /(?<!\p{L})(?:nous|us|we|our|uns|wir|nosotros|nos|noi|ci|ons|wij|moi|me|i|mich|mir|ich|mi|ik|mij)(?!\p{L})/u;

function readClause(
  clause: MessageClause,
  language: AskerLanguage,
  parts: TellingParts,
): ReadClause {
  const { text } = clause;
  const folded = fold(text);
  const isOfAsker = ASKER_WORDS[language].self.test(folded) || OCCASION.test(folded);
  const isTold = isOfAsker && !asksSomething(text);
  return { ...clause, told: isTold ? readTold(text, language, parts) : undefined };
}

/** The clauses of a message by what they do. */
interface SortedClauses {
  readonly asked: readonly ReadClause[];
  readonly told: readonly ReadClause[];
  /** Those that tell what is sought, and the others. */
  readonly seeking: readonly ReadClause[];
  readonly mere: readonly ReadClause[];
}

function sort(clauses: readonly ReadClause[]): SortedClauses {
  const told = clauses.filter((each) => each.told !== undefined);
  const isSeeking = (each: ReadClause): boolean => each.told?.sought !== "";
  return {
    asked: clauses.filter((each) => each.told === undefined),
    told,
    seeking: told.filter(isSeeking),
    mere: told.filter((each) => !isSeeking(each)),
  };
}

function namesOf(clauses: readonly MessageClause[], { names }: TellingParts): readonly string[] {
  const found = clauses.flatMap(({ text }) => names.find(text));
  return [...new Set(found.map(({ kind, id }) => `${kind}:${id}`))];
}

function isSubject(name: string): boolean {
  return name.startsWith("subject:");
}

/** Asks for one of those just named: "lequel a …", or a pronoun that elsewhere stands before a noun, alone. Over folded text. */
const WHICH =
  /^\W*(?:(?:lequel|laquelle|lesquel(?:le)?s|which ones?|cual(?:es)?)\b|(?:which|qual[ei]|welche[nrs]?|welke)\W*$)/;

/** Whether it is asked which providers there are: "who is qualified?" where some are sought, or a certification named. */
function asksProviders({ asked, seeking }: SortedClauses, parts: TellingParts): boolean {
  const names = namesOf(asked, parts);
  const isMeant = seeking.length > 0 || (names.length > 0 && !names.some(isSubject));
  return asked.some(({ text }) => {
    const { asksList, asksPerson } = readIntents(text);
    const isPronoun = WHICH.test(fold(text)) && seeking.length > 0;
    return (
      isPronoun ||
      ((asksList || asksPerson) && isMeant) ||
      (asksList && namesProviders(text, parts))
    );
  });
}

/** Whether a question for providers is about what an asker names: "we know OVHcloud and IONOS. Which provider …". */
function isOfTold({ asked, mere }: SortedClauses, parts: TellingParts): boolean {
  const names = namesOf(mere, parts);
  const isOfThem = asked.some(({ text }) => readIntents(text).leansBack);
  // One alone is what they have now: "we use Microsoft 365. Which French providers …".
  return names.filter(isSubject).length > 1 || (isOfThem && names.length > 0);
}

/** Whether what is asked stands by itself: it names what it is about, which is not those who ask. */
function standsAlone(
  { asked, told }: SortedClauses,
  language: AskerLanguage,
  parts: TellingParts,
): boolean {
  const { self } = ASKER_WORDS[language];
  const isOfUs = asked.some(({ text }) => [US, self].some((each) => each.test(fold(text))));
  return (
    !isOfUs &&
    namesOf(asked, parts).length > 0 &&
    namesOf(told, parts).length === 0 &&
    told.every(({ text }) => tellsMerely(text, language, parts))
  );
}

/** What is left of a clause. */
function shorten(
  { text, gap, told }: ReadClause,
  language: AskerLanguage,
  parts: TellingParts,
): readonly MessageClause[] {
  if (told === undefined) {
    const isOfProviders = namesProviders(text, parts);
    return [{ text: isOfProviders ? withoutPurpose(text, language, parts) : text, gap }];
  }
  const left = [...told.conditions, told.sought].filter((each) => each !== "").join(", ");
  const end = /[.!?…]$/u.exec(text)?.[0] ?? "";
  return left === "" ? [] : [{ text: left + end, gap }];
}

function join(clauses: readonly MessageClause[]): string {
  return clauses
    .map(({ text, gap }) => text + gap)
    .join("")
    .replace(/[\s,:;–—-]+$/u, "")
    .trim();
}

/**
 * A message without what it tells of who asks and what they plan: "We are a hospital and want to move our HR system
 * to a SecNumCloud provider: who is qualified?" as "SecNumCloud provider: who is qualified?". What it seeks and the
 * conditions that it puts stay, whether or not a type tells them.
 *
 * @returns `text` itself where it tells nothing of them, asks nothing beside, or asks about what it tells.
 */
export function withoutSituation(
  text: string,
  language: AskerLanguage,
  parts: TellingParts,
): AskedMessage {
  const clauses = messageClauses(text).map((each) => readClause(each, language, parts));
  const sorted = sort(clauses);
  const { told, asked, seeking } = sorted;
  if (told.length === 0) {
    return { text, hasConditions: false };
  }
  const isSought = asked.length === 0 && seeking.length > 0;
  if (isSought || asksProviders(sorted, parts)) {
    return isOfTold(sorted, parts)
      ? { text, hasConditions: false }
      : {
          text: join(clauses.flatMap((each) => shorten(each, language, parts))),
          hasConditions:
            told.some((each) => each.told?.conditions.length !== 0) || seeking.length > 0,
        };
  }
  const isAlone = standsAlone(sorted, language, parts);
  return { text: isAlone ? join(asked) : text, hasConditions: false };
}

import type { AskerLanguage } from "../domain/language.ts";
import { deniesIn } from "../language/claim-words.ts";
import { fold } from "../language/fold.ts";
import { ASKER_WORDS, type AskerWords, BOUND, FROM, LEAVE } from "./asker-words.ts";
import { withoutPurpose } from "./purpose.ts";
import { namesProviders, type TellingParts, wordOf } from "./telling-parts.ts";

/** Words before a noun that belong to it. */
const MAX_BEFORE = 4;
/** Words around a noun that say whether it is left. */
const LEFT_WORDS = 2;
/** By when a plan is to be done. */
const BY_WHEN =
  /(?:[\s,]+(?:by|in|en|im|nel|ab|bis|d['’]ici(?: à)?|avant|before|until|from|dès|vor|antes|de|del|entro|il|la|the|end|of|ende|fin|finales|début|mi|early|late|mid|fine|eind|begin|voor|vanaf|tegen|Q[1-4]|S[12]))+\s+(?:19|20)\d\d\W*$|[\s,]+(?:next year|l['’]an prochain|l['’]année prochaine|nächstes jahr|el próximo año|l['’]anno prossimo|volgend jaar)\W*$/iu;

/** What is sought as one of several is a provider: "looking for a German cloud", not "move to the cloud". */
const CLOUD = /^(?:cloud|nube)$/;
const ANY_ONE = /^(?:une?|an?|eine?n?|una|een)$/;

/** Index of the first word of a noun. */
function nounStart(words: readonly string[], at: number, { seek, own }: AskerWords): number {
  let start = at;
  while (start > 0 && at - start < MAX_BEFORE) {
    const before = wordOf(words[start - 1] ?? "");
    if (BOUND.test(before) || seek.test(before) || own.test(before)) {
      return start;
    }
    start -= 1;
  }
  return start;
}

/** Whether somebody seeks, and does not only say who they are: "we are a company". */
function isSeeking(words: readonly string[], { seek, identity }: AskerWords): boolean {
  const said = words.map(wordOf).join(" ");
  const [, rest = said] = new RegExp(`^.*${identity.source}(.*)$`, "u").exec(said) ?? [];
  return rest.split(" ").some((word) => seek.test(word));
}

/** Whether it is whom they have, and want to leave: "our provider", "from a US provider". */
function isLeft(words: readonly string[], start: number, { own }: AskerWords): boolean {
  const before = words.slice(Math.max(0, start - LEFT_WORDS), start).map(wordOf);
  const last = words.slice(-LEFT_WORDS).map(wordOf);
  return (
    own.test(before.at(-1) ?? "") ||
    before.some((word) => LEAVE.test(word) || FROM.test(word)) ||
    last.some((word) => LEAVE.test(word))
  );
}

/** Indexes at which nouns for providers begin. */
function providerStarts(
  words: readonly string[],
  asker: AskerWords,
  parts: TellingParts,
): readonly number[] {
  return words.flatMap((word, at) => {
    const start = nounStart(words, at, asker);
    const isCloud = CLOUD.test(wordOf(word)) && ANY_ONE.test(wordOf(words[start - 1] ?? ""));
    return isCloud || namesProviders(word, parts) ? [start] : [];
  });
}

/** Index at which the provider that a clause seeks begins; -1 where it seeks none, or says whom not. */
export function soughtAt(
  words: readonly string[],
  language: AskerLanguage,
  parts: TellingParts,
): number {
  const asker = ASKER_WORDS[language];
  const found = providerStarts(words, asker, parts).find((start) => {
    const before = words.slice(0, start);
    const isDenied = deniesIn(fold(before.join(" ")), language);
    return isSeeking(before, asker) && !isDenied && !isLeft(words, start, asker);
  });
  return found ?? -1;
}

/** One of the clouds there are: so it names providers where it stands alone. */
function toPlural(word: string): string {
  return CLOUD.test(wordOf(word)) ? word.replace(/[\p{L}]+/u, (noun) => `${noun}s`) : word;
}

/** What is sought, from its first word on, without what for and by when. */
export function readSought(
  words: readonly string[],
  language: AskerLanguage,
  parts: TellingParts,
): string {
  const { seek } = ASKER_WORDS[language];
  const said = withoutPurpose(words.join(" ").replace(/[.!]+$/u, ""), language, parts);
  const left = said.replace(BY_WHEN, "").split(/\s+/);
  const end = left.findLastIndex((word) => !seek.test(wordOf(word))) + 1;
  const sought = left.slice(0, end);
  return namesProviders(sought.join(" "), parts)
    ? sought.join(" ")
    : sought.map(toPlural).join(" ");
}

import type { Answer, AnswerSentence, Citation } from "../../src/domain/answer.ts";
import { shownSentences } from "../../src/domain/shown-sentences.ts";

/** Numbers from 0 to 1 (without 1). */
type Random = () => number;

/**
 * Damages an answer that is given for the purpose.
 *
 * @returns Whether it found anything to damage.
 */
export type Damage = (answer: Answer, random: Random) => boolean;

const NEGATION = / (?:ne|pas|jamais|aucune?|sans|not|no|never|without|nor)(?= )|n'/;

function pick<T>(list: readonly T[], random: Random): T | undefined {
  return list[Math.floor(random() * list.length)];
}

function cited(answer: Answer): readonly AnswerSentence[] {
  return shownSentences(answer).filter(({ citations }) => citations.length > 0);
}

function frames(answer: Answer): readonly AnswerSentence[] {
  return shownSentences(answer).filter(({ citations }) => citations.length === 0);
}

/** Changes one sentence's text; says no where nothing changed. */
function rewrite(
  sentences: readonly AnswerSentence[],
  random: Random,
  change: (text: string) => string,
): boolean {
  const sentence = pick(sentences, random);
  const text = sentence === undefined ? "" : change(sentence.text);
  if (sentence === undefined || text === sentence.text) {
    return false;
  }
  sentence.text = text;
  return true;
}

function otherDigit(text: string, random: Random): string {
  const places = [...text.matchAll(/\d/g)].map(({ index }) => index);
  const at = pick(places, random);
  return at === undefined
    ? text
    : `${text.slice(0, at)}${String((Number(text[at]) + 1 + Math.floor(random() * 9)) % 10)}${text.slice(at + 1)}`;
}

function replaceWord(text: string, word: string, random: Random): string {
  const words = text.split(" ");
  words.splice(Math.floor(random() * words.length), 1, word);
  return words.join(" ");
}

function halves(text: string): readonly [string, string] {
  const words = text.split(" ");
  const middle = Math.ceil(words.length / 2);
  return [words.slice(0, middle).join(" "), words.slice(middle).join(" ")];
}

/** Changes a citation that a sentence uses. */
function alter(
  answer: Answer,
  random: Random,
  change: (citation: Citation) => Partial<Citation>,
): boolean {
  const citation = pick(answer.citations, random);
  if (citation === undefined) {
    return false;
  }
  const before = JSON.stringify(citation);
  Object.assign(citation, change(citation));
  return JSON.stringify(citation) !== before;
}

/** What a careless or a hostile hand does to an answer, by name. */
export const DAMAGES: Readonly<Record<string, Damage>> = {
  "a digit changed": (answer, random) =>
    rewrite(cited(answer), random, (text) => otherDigit(text, random)),
  "a negation dropped": (answer, random) =>
    rewrite(
      cited(answer).filter(({ text }) => NEGATION.test(text)),
      random,
      (text) => text.replace(NEGATION, ""),
    ),
  "halves stitched": (answer, random) => {
    const other = pick(cited(answer), random)?.text ?? "";
    return rewrite(
      cited(answer).filter(({ text }) => text !== other && text.includes(" ")),
      random,
      (text) => `${halves(text)[0]} ${halves(other)[1]}`.trim(),
    );
  },
  "sentences of two passages joined": (answer, random) => {
    const other = pick(cited(answer), random);
    const apart = cited(answer).filter(
      ({ citations }) => !citations.some((number) => other?.citations.includes(number)),
    );
    return other !== undefined && rewrite(apart, random, (text) => `${text} ${other.text}`);
  },
  "a sentence cut short": (answer, random) =>
    rewrite(cited(answer), random, (text) => halves(text)[0]),
  "a word replaced": (answer, random) => {
    const word = pick((pick(cited(answer), random)?.text ?? "").split(" "), random) ?? "";
    return rewrite(cited(answer), random, (text) => replaceWord(text, word, random));
  },
  "a word left out": (answer, random) =>
    rewrite(cited(answer), random, (text) => replaceWord(text, "", random)),
  "a name replaced": (answer, random) =>
    rewrite(cited(answer), random, (text) => text.replace(/\p{Lu}\p{L}{3,}/u, "Nimbus")),
  "a citation swapped": (answer, random) => {
    const sentence = pick(cited(answer), random);
    const others = answer.citations.filter(
      ({ number, excerpt }) =>
        sentence?.citations.includes(number) === false && !excerpt.includes(sentence.text),
    );
    const other = pick(others, random);
    if (sentence === undefined || other === undefined) {
      return false;
    }
    sentence.citations = [other.number];
    return true;
  },
  "a citation that leads nowhere": (answer, random) => {
    const sentence = pick(cited(answer), random);
    sentence?.citations.push(answer.citations.length + 1);
    return sentence !== undefined;
  },
  "a citation taken away": (answer, random) => {
    const sentence = pick(cited(answer), random);
    sentence?.citations.splice(0);
    return sentence !== undefined;
  },
  "another title": (answer, random) =>
    alter(answer, random, ({ title }) => ({ title: replaceWord(title, "Nimbus", random) })),
  "another publisher": (answer, random) => alter(answer, random, () => ({ publisher: "Nimbus" })),
  "another address": (answer, random) =>
    alter(answer, random, ({ url }) => ({ url: url.replace(/[a-z](?=\/|$)/, "0") })),
  "another date of publication": (answer, random) =>
    alter(answer, random, ({ published }) => ({
      published: published === null ? "2026-01-01" : otherDigit(published, random),
    })),
  "another date of the state": (answer, random) =>
    alter(answer, random, ({ asOf }) => ({ asOf: otherDigit(asOf ?? "2026", random) })),
  "another basis": (answer, random) =>
    alter(answer, random, ({ basis }) => ({ basis: basis === "primary" ? "vendor" : "primary" })),
  "another caveat": (answer, random) =>
    alter(answer, random, ({ caveat }) => ({ caveat: caveat === null ? "Sûr." : null })),
  "another excerpt": (answer, random) =>
    alter(answer, random, ({ excerpt }) => ({ excerpt: `${excerpt} Nimbus.` })),
  "a summary shown as a quotation": (answer, random) =>
    alter(answer, random, ({ form }) => ({ form: form === "summary" ? "quotation" : "summary" })),
  "a date in a frame changed": (answer, random) =>
    rewrite(frames(answer), random, (text) => otherDigit(text, random)),
  "a statement made of a frame": (answer, random) =>
    rewrite(frames(answer), random, (text) => `Nimbus est américain ${text}`),
};

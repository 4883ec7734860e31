import { AskerLanguage, BaseLanguage } from "../domain/language.ts";
import { fold } from "../language/fold.ts";
import { stopWords } from "../language/stop-words.ts";
import type { ExtractedBlock } from "./extracted-document.ts";

export type LanguageChoice =
  | { readonly kind: "known"; readonly language: BaseLanguage }
  | { readonly kind: "unsupported"; readonly detail: string };

const SAMPLE = 6000;
/** Words from which on the text itself is believed, whatever the page states. */
const SURE_WORDS = 20;
/** Share of function words in running French or English is about 0.4; tables of names have nearly none. */
const RUNNING_SHARE = 0.12;
const PROSE_SHARE = 0.75;

/** Text from the start, the middle and the end: a foreign preface must not decide alone. */
function sampleOf(blocks: readonly ExtractedBlock[]): string {
  const text = blocks.map((block) => block.text).join("\n");
  if (text.length <= SAMPLE) {
    return text;
  }
  const third = SAMPLE / 3;
  const starts = [0, (text.length - third) / 2, text.length - third].map(Math.floor);
  return starts.map((start) => text.slice(start, start + third)).join("\n");
}

/** Words of two letters or more: single letters are function words somewhere, and items of lists elsewhere. */
function wordsOf(text: string): readonly string[] {
  return fold(text).match(/\p{L}{2,}/gu) ?? [];
}

function stopShare(words: readonly string[], language: AskerLanguage): number {
  const known = stopWords(language);
  return words.filter((word) => known.has(word)).length / Math.max(words.length, 1);
}

/** Name of the script that most letters are of, unless it is Latin. */
function foreignScript(text: string): string | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return letters > 20 && latin < letters / 2 ? "another script than Latin" : null;
}

function unsupported(name: string): LanguageChoice {
  return {
    kind: "unsupported",
    detail: `its text seems to be in ${name}: only French (fr) and English (en) can be read`,
  };
}

/** What the function words of a text say, with the share they have in it. */
function guess(words: readonly string[]): { language: AskerLanguage; share: number } {
  const shares = AskerLanguage.options.map((language) => ({
    language,
    share: stopShare(words, language),
  }));
  return shares.reduce((best, next) => (next.share > best.share ? next : best));
}

/** Sentences are mostly of small words; tables of names and figures are not. */
function isProse(text: string): boolean {
  const words = text.match(/\p{L}+/gu) ?? [];
  const small = words.filter((word) => /^\p{Ll}/u.test(word)).length;
  return small > words.length * PROSE_SHARE;
}

function fromStatement(stated: string | null, fallback: BaseLanguage): BaseLanguage {
  return BaseLanguage.safeParse(stated).data ?? fallback;
}

/** Refuses a text only when function words and detector agree that it is neither French nor English. */
async function settle(
  byWords: AskerLanguage,
  stated: string | null,
  sample: string,
): Promise<LanguageChoice> {
  const sure = BaseLanguage.safeParse(byWords);
  if (sure.success) {
    return { kind: "known", language: sure.data };
  }
  // Loaded for the few texts that words do not settle: its tables take a third of a second.
  const { detectLanguage } = await import("../language/detect.ts");
  const detected = detectLanguage(sample);
  const second = BaseLanguage.safeParse(detected);
  if (second.success) {
    return { kind: "known", language: second.data };
  }
  const isForeign = stated !== null && !BaseLanguage.safeParse(stated).success;
  return unsupported(`"${isForeign ? stated : (detected ?? byWords)}"`);
}

/**
 * Language of a document: of its text when that is long enough to tell, else as the document states it,
 * else as its source does. Function words come first, because tables of names mislead the detector, and
 * it knows six languages and calls every other one of them.
 *
 * @param stated - Two-letter code that the document states; `null` when it states none.
 */
export async function chooseLanguage(
  blocks: readonly ExtractedBlock[],
  stated: string | null,
  fallback: BaseLanguage,
): Promise<LanguageChoice> {
  const sample = sampleOf(blocks);
  const script = foreignScript(sample);
  if (script !== null) {
    return unsupported(stated === null ? script : `${script} (the page states "${stated}")`);
  }
  const words = wordsOf(sample);
  const isForeign = stated !== null && !BaseLanguage.safeParse(stated).success;
  if (words.length < SURE_WORDS) {
    return { kind: "known", language: fromStatement(stated, fallback) };
  }
  const byWords = guess(words);
  if (byWords.share >= RUNNING_SHARE) {
    return settle(byWords.language, stated, sample);
  }
  return isForeign || isProse(sample)
    ? unsupported(stated === null ? "an unknown language" : `"${stated}"`)
    : { kind: "known", language: fromStatement(stated, fallback) };
}

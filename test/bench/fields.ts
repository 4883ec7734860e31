import { type AnalysedWord, analyseText } from "../../src/language/analyse.ts";
import type { Inputs } from "./inputs.ts";
import type { Fields } from "./rival.ts";

/** Both fields that our own index has, as text for a tokenizer that splits at spaces. */
export function fieldsOf(words: readonly AnalysedWord[]): Fields {
  return {
    stems: words.map(({ stem }) => stem).join(" "),
    forms: words.map(({ exact }) => exact).join(" "),
  };
}

/** Each passage's fields: elisions and accents taken off, stop words left out, stems of its language. */
export function passageFields({ passages }: Inputs): readonly Fields[] {
  return passages.map(({ text, language }) => fieldsOf(analyseText(text, language)));
}

/** Splits what {@link fieldsOf} joined. */
export function splitWords(text: string): string[] {
  return text.split(" ").filter((word) => word !== "");
}

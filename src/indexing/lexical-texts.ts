import type { BaseLanguage } from "../domain/language.ts";
import type { Passage } from "../domain/passage.ts";

/** What the lexical index reads of each passage. */
export function lexicalTexts(
  passages: readonly Passage[],
): readonly { readonly text: string; readonly language: BaseLanguage }[] {
  return passages.map(({ indexedText, language }) => ({ text: indexedText, language }));
}

import { eld } from "eld/extrasmall";
import { AskerLanguage } from "../domain/language.ts";

eld.setLanguageSubset(AskerLanguage.options);

/** Language of a text among those the bot speaks; `undefined` when the text does not tell. */
export function detectLanguage(text: string): AskerLanguage | undefined {
  const found = AskerLanguage.safeParse(eld.detect(text).language);
  return found.success ? found.data : undefined;
}

import { expect, it } from "vitest";
import { languageOfLocale } from "../../src/language/language-of-locale.ts";

it.each([
  { locale: "fr-FR", language: "fr" },
  { locale: "es-419", language: "es" },
  { locale: "DE_at", language: "de" },
  { locale: "nl", language: "nl" },
  { locale: "zh-CN", language: null },
  { locale: "frisian", language: null },
  { locale: "", language: null },
])("$locale: $language", ({ locale, language }) => {
  expect(languageOfLocale(locale)).toBe(language);
});

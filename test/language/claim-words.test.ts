import { describe, expect, it } from "vitest";
import type { AskerLanguage } from "../../src/domain/language.ts";
import { deniesIn, readManner } from "../../src/language/claim-words.ts";

interface Row {
  readonly language: AskerLanguage;
  readonly text: string;
  readonly phase: string;
  readonly isDenied: boolean;
}

const ROWS: readonly Row[] = [
  { language: "en", text: "Bleu is qualified.", phase: "held", isDenied: false },
  { language: "en", text: "Bleu isn't qualified yet.", phase: "held", isDenied: true },
  { language: "en", text: "Bleu is no longer qualified.", phase: "ended", isDenied: false },
  {
    language: "en",
    text: "Bleu is going through qualification.",
    phase: "in-progress",
    isDenied: false,
  },
  { language: "en", text: "Bleu will be qualified.", phase: "planned", isDenied: false },
  { language: "fr", text: "Bleu n'est pas qualifié.", phase: "held", isDenied: true },
  { language: "fr", text: "Bleu n'est plus qualifié.", phase: "ended", isDenied: false },
  {
    language: "fr",
    text: "Bleu est en cours de qualification.",
    phase: "in-progress",
    isDenied: false,
  },
  { language: "fr", text: "Bleu sera qualifié.", phase: "planned", isDenied: false },
  { language: "de", text: "Bleu ist nicht qualifiziert.", phase: "held", isDenied: true },
  { language: "de", text: "Bleu ist nicht mehr qualifiziert.", phase: "ended", isDenied: false },
  {
    language: "de",
    text: "Bleu ist im Qualifizierungsverfahren.",
    phase: "in-progress",
    isDenied: false,
  },
  { language: "de", text: "Bleu soll qualifiziert werden.", phase: "planned", isDenied: false },
  { language: "es", text: "Bleu no está cualificado.", phase: "held", isDenied: true },
  { language: "es", text: "Bleu ya no está cualificado.", phase: "ended", isDenied: false },
  {
    language: "es",
    text: "Bleu está en proceso de cualificación.",
    phase: "in-progress",
    isDenied: false,
  },
  { language: "es", text: "Bleu abrirá una región.", phase: "planned", isDenied: false },
  { language: "it", text: "Bleu non è qualificato.", phase: "held", isDenied: true },
  { language: "it", text: "Bleu non è più qualificato.", phase: "ended", isDenied: false },
  {
    language: "it",
    text: "La qualifica di Bleu è in corso.",
    phase: "in-progress",
    isDenied: false,
  },
  { language: "it", text: "Bleu aprirà una regione.", phase: "planned", isDenied: false },
  { language: "nl", text: "Bleu is niet gekwalificeerd.", phase: "held", isDenied: true },
  { language: "nl", text: "Bleu is geen lid meer.", phase: "ended", isDenied: false },
  {
    language: "nl",
    text: "Bleu is bezig met de kwalificatie.",
    phase: "in-progress",
    isDenied: false,
  },
  { language: "nl", text: "Bleu zal gekwalificeerd worden.", phase: "planned", isDenied: false },
];

describe("readManner", () => {
  it.each(ROWS)(
    "reads $language “$text” as $phase, denied: $isDenied",
    ({ language, text, phase, isDenied }) => {
      expect(readManner(text, language)).toMatchObject({ phase, isDenied });
    },
  );

  it.each([
    { text: "Only Bleu is qualified.", qualifiers: ["only"] },
    { text: "All services are qualified.", qualifiers: ["all"] },
    { text: "Bleu was the first to be qualified.", qualifiers: ["first"] },
    { text: "Orange is the majority owner.", qualifiers: ["major"] },
    { text: "Bleu is qualified.", qualifiers: [] },
  ])("finds what is said beside the core of “$text”", ({ text, qualifiers }) => {
    expect([...readManner(text, "en").qualifiers]).toEqual(qualifiers);
  });
});

describe("deniesIn", () => {
  it.each<{ readonly text: string; readonly language: AskerLanguage; readonly denies: boolean }>([
    { text: "no us shareholders", language: "en", denies: true },
    { text: "sans actionnaire", language: "fr", denies: true },
    { text: "ohne aktionare", language: "de", denies: true },
    { text: "sin accionistas", language: "es", denies: true },
    { text: "senza azionisti", language: "it", denies: true },
    { text: "zonder aandeelhouders", language: "nl", denies: true },
    { text: "sans hds", language: "en", denies: true },
    { text: "mai certificati", language: "it", denies: true },
    { text: "in mai 2027", language: "de", denies: false },
    { text: "pas in 2027", language: "nl", denies: false },
    { text: "qualified providers", language: "en", denies: false },
  ])("“$text” in $language: $denies", ({ text, language, denies }) => {
    expect(deniesIn(text, language)).toBe(denies);
  });
});

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

  it.each<readonly [name: string, language: AskerLanguage, text: string]>([
    ["one denial", "en", "Bleu is not qualified."],
    ["neither … nor", "en", "Bleu is neither qualified nor certified."],
    ["not … nor", "en", "Bleu is not qualified, nor is S3NS."],
    ["ne … ni … ni", "fr", "Bleu n'est ni qualifié ni certifié."],
    ["ne … jamais", "fr", "Bleu n'a jamais été certifié."],
    ["sans aucun", "fr", "Bleu est hébergé sans aucun accès américain."],
    ["weder … noch", "de", "Bleu ist weder qualifiziert noch zertifiziert."],
    ["no … ningún", "es", "No hay ningún proveedor certificado."],
    ["no … ni … ni", "es", "Bleu no es ni francés ni alemán."],
    ["nunca alone", "es", "Bleu nunca ha sido certificado."],
    ["non … mai", "it", "Bleu non è mai stato certificato."],
    ["non … nessuna", "it", "Non c'è nessuna certificazione."],
    ["noch … noch", "nl", "Bleu is noch gekwalificeerd noch gecertificeerd."],
    ["not … and not", "en", "Bleu is not qualified and not certified."],
    ["not … and is not", "en", "Bleu is not qualified and is not certified."],
    ["pas … et pas", "fr", "Bleu n'est pas qualifié et pas certifié."],
    ["nicht … und nicht", "de", "Bleu ist nicht qualifiziert und nicht zertifiziert."],
    ["no … y no", "es", "Bleu no está cualificado y no certificado."],
    ["non … e non", "it", "Bleu non è qualificato e non certificato."],
    ["niet … en niet", "nl", "Bleu is niet gekwalificeerd en niet gecertificeerd."],
  ])("reads “%s” as one denial, in %s: %s", (_name, language, text) => {
    expect(readManner(text, language).isDenied).toBe(true);
  });

  it.each<readonly [name: string, language: AskerLanguage, text: string]>([
    ["not without", "en", "Bleu is not without a qualification."],
    ["nobody … not", "en", "Nobody isn't certified."],
    ["pas sans", "fr", "Bleu n'est pas sans qualification."],
    ["pas seulement", "fr", "Bleu n'est pas seulement français."],
    ["nicht ohne", "de", "Bleu ist nicht ohne Zertifikat."],
    ["niemand … nicht", "de", "Niemand ist nicht zertifiziert."],
    ["no … sin", "es", "Bleu no está sin certificar."],
    ["non … senza", "it", "Bleu non è senza certificazione."],
    ["niet zonder", "nl", "Bleu is niet zonder certificering."],
    ["niemand … niet", "nl", "Niemand is niet gecertificeerd."],
    ["still", "de", "Der Data Act ist noch in Kraft."],
  ])("reads “%s” as no denial, in %s: %s", (_name, language, text) => {
    expect(readManner(text, language).isDenied).toBe(false);
  });

  it.each<readonly [language: AskerLanguage, text: string]>([
    ["en", "Nobody has adopted the EUCS."],
    ["en", "It was adopted by no one."],
    ["fr", "Personne n'a adopté l'EUCS."],
    ["fr", "L'EUCS n'a été adopté par personne."],
    ["de", "Niemand hat das EUCS verabschiedet."],
    ["de", "Das EUCS wurde von niemandem verabschiedet."],
    ["es", "Nadie ha adoptado el EUCS."],
    ["es", "El EUCS no ha sido adoptado por nadie."],
    ["it", "Nessuno ha adottato l'EUCS."],
    ["it", "L'EUCS non è stato adottato da nessuno."],
    ["nl", "Niemand heeft het EUCS aangenomen."],
    ["nl", "Het EUCS is door niemand aangenomen."],
  ])("reads a denial of everybody, in %s: %s", (language, text) => {
    const { isDenied, qualifiers } = readManner(text, language);

    expect({ isDenied, qualifiers: [...qualifiers] }).toEqual({
      isDenied: true,
      qualifiers: ["nobody"],
    });
  });

  it.each<readonly [name: string, text: string, isDenied: boolean]>([
    ["a person", "La personne est certifiée.", false],
    ["a person who does not", "Une personne n'a pas accès aux données.", true],
    ["no provider", "Aucun hébergeur n'est certifié.", true],
  ])("is not about nobody where French speaks of %s: %s", (_name, text, isDenied) => {
    const manner = readManner(text, "fr");

    expect([...manner.qualifiers]).toEqual([]);
    expect(manner.isDenied).toBe(isDenied);
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
    { text: "niemand hat zugriff", language: "en", denies: true },
    { text: "nadie tiene acceso", language: "fr", denies: true },
    { text: "der data act ist noch in kraft", language: "en", denies: false },
  ])("“$text” in $language: $denies", ({ text, language, denies }) => {
    expect(deniesIn(text, language)).toBe(denies);
  });
});

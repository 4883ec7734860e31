import { beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "../../../src/domain/answer.ts";
import { shownSentences } from "../../../src/domain/shown-sentences.ts";
import { openRealAssistant, type RealAssistant } from "../../helpers/real-assistant.ts";

let real: RealAssistant;

beforeAll(async () => {
  real = await openRealAssistant();
  return () => real.close();
});

/** Language of the passage behind each citation, in order. */
function evidenceLanguages({ citations }: Answer): readonly string[] {
  const { generation } = real.parts;
  return citations.flatMap(({ item, excerpt }) =>
    generation
      .passageRows(item)
      .map((row) => generation.passage(row))
      .filter(({ text }) => text === excerpt)
      .map(({ language }) => language),
  );
}

function frames(answer: Answer): readonly string[] {
  return shownSentences(answer)
    .filter(({ citations }) => citations.length === 0)
    .map(({ text }) => text);
}

describe("the language of an answer", () => {
  it.each([
    { question: "Qui contrôle S3NS et depuis quand ?", language: "fr" },
    { question: "Who controls S3NS, and since when?", language: "en" },
  ] as const)("is that of “$question”, in evidence too", async ({ question, language }) => {
    const { answer } = await real.ask(question);

    expect(answer).toMatchObject({ kind: "answered", language });
    expect(evidenceLanguages(answer)[0]).toBe(language);
    expect(answer.citations[0]?.item).toMatch(/^fact:s3ns-/);
  });

  it.each([
    { question: "Wem gehört Scaleway heutzutage?", language: "de", note: "auf Englisch" },
    { question: "¿A quién pertenece Scaleway hoy en día?", language: "es", note: "en inglés" },
    { question: "A chi appartiene oggi la società Scaleway?", language: "it", note: "in inglese" },
    {
      question: "Van wie is het bedrijf Scaleway tegenwoordig?",
      language: "nl",
      note: "in het Engels",
    },
  ] as const)("names that of the evidence to “$question”", async ({ question, language, note }) => {
    const { answer } = await real.ask(question);

    expect(answer).toMatchObject({ kind: "answered", language });
    expect(frames(answer)[0]).toContain(note);
    expect(shownSentences(answer)[0]?.citations).toEqual([]);
    expect(answer.citations.map(({ item }) => item)).toContain("fact:scaleway-parent");
  });

  it("is French for evidence that only an English page holds, which is named", async () => {
    const { answer } = await real.ask(
      "Que s'est-il passé au Schleswig-Holstein avec la messagerie de l'administration ?",
    );

    expect(answer).toMatchObject({ kind: "answered", language: "fr" });
    expect(evidenceLanguages(answer)).toContain("en");
    expect(frames(answer).join(" ")).toContain("anglais");
  });
});

describe("a name", () => {
  it.each([
    { name: "in capitals", question: "QUI POSSÈDE SCALEWAY AUJOURD'HUI EN FRANCE ?" },
    { name: "in small letters", question: "qui possède scaleway aujourd'hui en france ?" },
    { name: "with a letter missing", question: "Qui possède Scalway aujourd'hui en France ?" },
    { name: "with letters swapped", question: "Qui possède Sacleway aujourd'hui en France ?" },
    { name: "written apart", question: "Qui possède Scale way aujourd'hui en France ?" },
    {
      name: "in a question without accents",
      question: "Qui possede Scaleway aujourd'hui en France ?",
    },
  ])("is understood $name", async ({ question }) => {
    const { answer, explanation } = await real.ask(question);

    expect(explanation.understood.subjects).toEqual(["scaleway"]);
    expect(answer).toMatchObject({ kind: "answered", language: "fr" });
    expect(answer.citations.map(({ item }) => item)).toContain("fact:scaleway-parent");
  });

  it.each([
    { alias: "OVH", subject: "ovhcloud" },
    { alias: "T-Systems", subject: "open-telekom-cloud" },
    { alias: "3DS Outscale", subject: "outscale" },
    { alias: "PSN", subject: "polo-strategico-nazionale" },
  ])("is understood by alias: $alias", async ({ alias, subject }) => {
    const { explanation } = await real.ask(`Qui contrôle ${alias} à ce jour ?`);

    expect(explanation.understood.subjects).toContain(subject);
  });

  it("that two share is read as the likelier, said so, and the other offered", async () => {
    const { answer } = await real.ask("Google Distributed Cloud peut-il être isolé du réseau ?");

    const names = real.parts.generation.subjects.map(({ id, name }) => [id, name] as const);
    const known = Object.fromEntries(names);
    const [first] = shownSentences(answer);
    expect(answer.kind).toBe("answered");
    expect(first?.text).toMatch(/^Compris comme .* ; autre sens possible : .*\.$/);
    expect(first?.text).toContain(known["google-sovereign-cloud"]);
    expect(first?.text).toContain(known["anthos"]);
  });
});

describe("a follow-up", () => {
  it("takes a new name into the earlier question", async () => {
    const { answer, explanation } = await real.ask("et Outscale ?", {
      history: ["Scaleway est-il qualifié SecNumCloud ?"],
    });

    expect(explanation.understood).toMatchObject({ subjects: ["outscale"], isFollowUp: true });
    expect(answer.citations.map(({ item }) => item)).toContainEqual(
      expect.stringMatching(/^fact:outscale-snc/),
    );
  });

  it("keeps the name of the earlier question", async () => {
    const { answer, explanation } = await real.ask("Et où est son siège ?", {
      history: ["Qui contrôle Exoscale aujourd'hui ?"],
    });

    expect(explanation.understood.subjects).toEqual(["exoscale"]);
    expect(answer.citations.map(({ item }) => item)).toContainEqual(
      expect.stringMatching(/^fact:exoscale-/),
    );
  });

  it("is no follow-up when it stands alone", async () => {
    const question = "Quels sont les actionnaires actuels de NumSpot et les pays ?";
    const [{ answer: alone }, { answer: after, explanation }] = await Promise.all([
      real.ask(question),
      real.ask(question, { history: ["Où est le siège d'Exoscale ?"] }),
    ]);

    expect(explanation.understood.isFollowUp).toBe(false);
    expect(after.blocks).toEqual(alone.blocks);
    expect(after.citations).toEqual(alone.citations);
  });
});

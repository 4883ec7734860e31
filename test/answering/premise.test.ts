import { beforeAll, describe, expect, it } from "vitest";
import { shownSentences } from "../../src/domain/shown-sentences.ts";
import { openRealAssistant, type RealAssistant } from "../helpers/real-assistant.ts";

let real: RealAssistant;
beforeAll(async () => {
  real = await openRealAssistant();
  return () => real.close();
});

async function leadOf(text: string): Promise<{ frame: string; item: string | undefined }> {
  const { answer } = await real.ask(text);
  const sentences = shownSentences(answer);
  const cited = sentences.find(({ citations }) => citations.length > 0)?.citations[0];
  return {
    frame: sentences[0]?.text ?? "",
    item: answer.citations.find(({ number }) => number === cited)?.item,
  };
}

describe("a question that takes for granted what is not so", () => {
  it.each([
    {
      text: "Now that Bleu is SecNumCloud-qualified, can a ministry use it?",
      frame: "That is not so according to the base:",
      item: "fact:bleu-snc-2026-09",
    },
    {
      text: "Puisque Scaleway appartient à OVHcloud, les datacenters sont communs ?",
      frame: "Ce n'est pas le cas d'après la base :",
      item: "fact:scaleway-parent",
    },
    {
      text: "Warum hat IONOS kein C5-Testat?",
      frame: "Das ist laut Wissensbasis nicht so:",
      item: "fact:ionos-c5",
    },
    {
      text: "Ya que Scaleway está calificado SecNumCloud, ¿puede usarlo un ministerio?",
      frame: "Según la base, no es así:",
      item: "fact:scaleway-snc-2026-09",
    },
    {
      text: "Visto che il CADA è in vigore, cosa cambia per i comuni?",
      frame: "Secondo la base non è così:",
      item: "topic:cloud-and-ai-development-act.en",
    },
    {
      text: "Aangezien Scaleway eigendom is van OVHcloud, delen ze datacenters?",
      frame: "Volgens de kennisbank is dat niet zo:",
      item: "fact:scaleway-parent",
    },
  ])("is told so first: $text", async ({ text, frame, item }) => {
    expect(await leadOf(text)).toEqual({ frame, item });
  });

  it("tells a dismissed action with whose it was, and what is valid", async () => {
    const { answer } = await real.ask("Why did the General Court annul the DPF?");

    const texts = shownSentences(answer).map(({ text }) => text);
    expect(texts[1]).toContain("Latombe challenged");
    expect(texts[2]).toContain("dismissed his action");
    expect(texts[3]).toBe("Until the Court rules, the DPF remains valid.");
  });
});

describe("a question that takes for granted what is so, or what nobody knows", () => {
  it.each([
    "Why did Scaleway leave Gaia-X?",
    "Why was Privacy Shield struck down?",
    "Now that S3NS is SecNumCloud-qualified, does the CLOUD Act still matter?",
    "Since Outscale belongs to Dassault Systèmes, who decides its roadmap?",
    "When will Bleu be SecNumCloud-qualified?",
    "Pourquoi Bleu n'est-il pas encore qualifié SecNumCloud ?",
    "Weil Hetzner ein C5-Testat besitzt, reicht das für Krankenhäuser?",
    "Since Google holds 15 % of S3NS, is it immune?",
  ])("is not corrected: %s", async (text) => {
    const { answer } = await real.ask(text);
    const { phrases } = real.parts;

    const first = shownSentences(answer)[0]?.text;
    expect(first).toBeDefined();
    expect(first).not.toBe(phrases.text(answer.language, "premise", {}));
  });
});

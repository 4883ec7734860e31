import { describe, expect, it } from "vitest";
import { readSmallTalk } from "../../src/answering/small-talk.ts";

describe("readSmallTalk", () => {
  it.each([
    {
      kind: "greeting",
      texts: ["Bonjour !", "Hello there!", "Guten Tag", "¡Hola!", "Buongiorno", "Goedemorgen"],
    },
    {
      kind: "greeting",
      texts: [
        "salut à tous",
        "HI",
        "hallo zusammen",
        "buenos días a todos",
        "ciao a tutti",
        "hallo allemaal",
      ],
    },
    {
      kind: "thanks",
      texts: [
        "Merci beaucoup !",
        "merci beaucoup, c'est parfait",
        "thanks, great",
        "OK 👍",
        "Thanks a lot",
        "Vielen Dank!",
        "Muchas gracias",
        "Grazie mille",
        "Dank je wel",
      ],
    },
    { kind: "help", texts: ["aide", "help!", "Hilfe", "ayuda", "aiuto", "hulp"] },
    {
      kind: "help",
      texts: [
        "Que peux-tu faire ?",
        "What can you do?",
        "Was kannst du tun?",
        "¿Qué puedes hacer?",
        "Cosa puoi fare?",
        "Wat kun je?",
      ],
    },
    {
      kind: "identity",
      texts: [
        "Qui es-tu ?",
        "Who are you?",
        "Wer bist du?",
        "¿Quién eres?",
        "Chi sei?",
        "Wie ben je?",
      ],
    },
    {
      kind: "coverage",
      texts: [
        "Que sais-tu ?",
        "What do you know?",
        "Was weißt du?",
        "¿Qué sabes?",
        "Cosa sai?",
        "Wat weet je?",
      ],
    },
  ])("hears $kind in $texts", ({ kind, texts }) => {
    expect(texts.map(readSmallTalk)).toEqual(texts.map(() => kind));
  });

  it.each([
    "Bonjour, qui contrôle Bleu ?",
    "Merci, et Scaleway ?",
    "Is that top secret?",
    "c'est tout ?",
    "Hello Retail, who hosts it?",
    "Qui es-tu censé protéger ?",
    "Help me compare Bleu and S3NS",
    "What do you know about Bleu?",
    "Bleu",
    "",
  ])("hears a question in “%s”", (text) => {
    expect(readSmallTalk(text)).toBeUndefined();
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import type { Embedder } from "../../src/retrieval/embedder.ts";
import { cosine } from "./cosine.ts";

const TEXTS = [
  "SecNumCloud est la qualification de l'ANSSI.",
  "x",
  "",
  "   \n\t ",
  "Delos Cloud is an SAP subsidiary that runs Microsoft Azure for the German public sector.",
  "<s> </s> <pad> <mask>",
  "Les données de santé doivent être hébergées chez un hébergeur certifié HDS. ".repeat(6),
  "👩🏽‍💻🇪🇺 € 12,50 — ﷺ",
  "кириллица и ελληνικά и 中文",
  `lone \ud800 surrogates \udc00, a NUL \u0000 and an escape \u001b[31m`,
];

/** What the rest of the bot relies on, whichever embedder is plugged in. */
export function describeEmbedderContract(name: string, load: () => Promise<Embedder>): void {
  describe(`${name}, as an embedder`, () => {
    let embedder: Embedder;
    let together: number[][];

    beforeAll(async () => {
      embedder = await load();
      together = await embedder.embedDocuments(TEXTS);
    });

    it("gives one vector of the stated dimension and of length 1 for each text", () => {
      expect(together).toHaveLength(TEXTS.length);
      for (const vector of together) {
        expect(vector).toHaveLength(embedder.identity.dimension);
        expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
      }
    });

    it("gives the same numbers for the same texts", async () => {
      expect(await embedder.embedDocuments(TEXTS)).toEqual(together);
      expect(await embedder.embedQuery("Qui ?")).toEqual(await embedder.embedQuery("Qui ?"));
    });

    it.each(TEXTS.map((text, position) => ({ text, position })))(
      "embeds $text alone as among others, in its place",
      async ({ text, position }) => {
        const [alone] = await embedder.embedDocuments([text]);

        expect(cosine(alone, together[position])).toBeGreaterThan(0.9999);
      },
    );

    it("gives nothing for nothing", async () => {
      expect(await embedder.embedDocuments([])).toEqual([]);
    });

    it.each([
      { name: "words", text: "souveraineté numérique ".repeat(4500) },
      { name: "one endless word", text: "a".repeat(100_000) },
      { name: "blanks", text: " ".repeat(100_000) },
      { name: "emoji", text: "🇪🇺".repeat(12_500) },
      { name: "lone surrogates", text: "\udc00\ud800".repeat(50_000) },
      { name: "NUL", text: "\u0000".repeat(100_000) },
    ])("takes 100 kB of $name as question and as text", async ({ text }) => {
      const [passage] = await embedder.embedDocuments([text]);
      const query = await embedder.embedQuery(text);

      expect(Math.hypot(...(passage ?? []))).toBeCloseTo(1, 5);
      expect(Math.hypot(...query)).toBeCloseTo(1, 5);
    });
  });
}

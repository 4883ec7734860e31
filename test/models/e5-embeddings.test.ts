import { beforeAll, describe, expect, it } from "vitest";
import { E5_IDENTITY, type E5Embeddings, loadE5 } from "../../src/models/e5-embeddings.ts";
import { cosine } from "./cosine.ts";
import { describeEmbedderContract } from "./embedder-contract.ts";

const loaded = loadE5({ directory: "data/models/multilingual-e5-small", threads: 1 });

describeEmbedderContract("multilingual-e5-small", () => loaded);

describe("E5Embeddings", () => {
  let e5: E5Embeddings;

  beforeAll(async () => {
    e5 = await loaded;
  });

  it("says who it is before it is loaded, with a hash over both files", () => {
    expect(e5.identity).toBe(E5_IDENTITY);
    expect(E5_IDENTITY).toEqual({
      name: "multilingual-e5-small-i7",
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      dimension: 384,
    });
  });

  it("embeds a question and a passage of the same words differently", async () => {
    const text = "Qui exploite Anthos chez OVHcloud ?";

    const [passage] = await e5.embedDocuments([text]);
    const query = await e5.embedQuery(text);

    expect(cosine(passage, query)).toBeLessThan(0.99);
  });

  it.each([
    {
      language: "fr",
      question: "Qui a racheté Solvinity, et l'achat a-t-il été bloqué ?",
      best: 0,
    },
    {
      language: "fr",
      question: "Combien de temps les données de santé sont-elles gardées ?",
      best: 1,
    },
    {
      language: "de",
      question: "Welche Firma betreibt Microsoft Azure für deutsche Behörden?",
      best: 2,
    },
    { language: "es", question: "¿Quién fundó Gaia-X y cuándo?", best: 3 },
    { language: "it", question: "Quanto costa trasferire i dati a un altro fornitore?", best: 4 },
    { language: "nl", question: "Mag een leverancier kosten vragen om over te stappen?", best: 4 },
  ])(
    "finds the English answer to a question in $language: $question",
    async ({ question, best }) => {
      const answers = [
        "The Dutch government stopped the takeover of Solvinity by the American company Kyndryl.",
        "Health records are kept for twenty years after the patient's last stay.",
        "Delos Cloud, a subsidiary of SAP, runs Microsoft Azure for the German public sector.",
        "Gaia-X was launched by the German and French economy ministers in June 2020.",
        "From January 2027 providers may not charge customers for moving their data elsewhere.",
      ];

      const query = await e5.embedQuery(question);
      const passages = await e5.embedDocuments(answers);

      const scores = passages.map((passage) => cosine(query, passage));
      expect(scores.indexOf(Math.max(...scores))).toBe(best);
    },
  );

  it("reads the first 510 pieces of a text and no more", async () => {
    const words = Array.from({ length: 3000 }, (_, index) => `mot${index}`);

    const [whole, start, shorter] = await e5.embedDocuments([
      words.join(" "),
      words.slice(0, 1000).join(" "),
      words.slice(0, 100).join(" "),
    ]);

    expect(cosine(whole, start)).toBeGreaterThan(0.9999);
    expect(cosine(whole, shorter)).toBeLessThan(0.9999);
  });
});

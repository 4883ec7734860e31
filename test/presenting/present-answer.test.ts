import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { presentAnswer } from "../../src/presenting/present-answer.ts";
import type { PresentedAnswer } from "../../src/presenting/presented-answer.ts";
import { anyAnswer } from "../helpers/answer-arbitrary.ts";
import { answerOf, citationOf, sentence } from "../helpers/evaluated-answer.ts";
import { wordingOf } from "../helpers/presenting.ts";

const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

function options(language: "fr" | "en"): Parameters<typeof presentAnswer>[1] {
  return { ...wordingOf(language), newest: "2026-11-20" };
}

/** Every text of a presented answer. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === "string") {
    return [value];
  }
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

describe("presentAnswer", () => {
  it("keeps sentences with their citations and says when, by whom and what it is worth", () => {
    const answer = answerOf(
      [sentence("Nimbus est qualifié.", 1), sentence("(État\u00a0: mai 2026.)")],
      {
        citations: [citationOf({ basis: "vendor", caveat: "Périmètre non publié." })],
      },
    );

    expect(presentAnswer(answer, options("fr"))).toEqual<PresentedAnswer>({
      answerId: "0123456789abcdef",
      kind: "answered",
      reason: null,
      language: "fr",
      blocks: [
        {
          kind: "text",
          sentences: [
            { text: "Nimbus est qualifié.", citations: [1] },
            { text: "(État\u00a0: mai 2026.)", citations: [] },
          ],
        },
      ],
      sourcesHeading: "Sources",
      sources: [
        {
          number: 1,
          title: "Catalogue des produits qualifiés",
          details: ["ANSSI", "2 mai 2026", "état en mai 2026"],
          worth: [
            "Fondement\u00a0: parole du fournisseur sur lui-même.",
            "À savoir\u00a0: Périmètre non publié.",
          ],
          url: "https://example.org/catalogue",
          form: "summary",
        },
      ],
      nearestHeading: "Le plus proche dans la base",
      nearest: [],
      omitted: null,
      footer: [
        "1 phrase vérifiée dans la base",
        "date la plus récente de la base\u00a0: 20 novembre 2026",
        "index g-0123456789ab",
        "sans modèle de langue",
        "pas un avis juridique",
      ],
      passages: [1],
      isLast: true,
    });
  });

  it("writes the dates of a timeline in words and keeps tables and lists", () => {
    const cell = sentence("Nimbus", 1);
    const answer = answerOf([], {
      language: "en",
      citations: [citationOf()],
      blocks: [
        { kind: "timeline", entries: [{ date: "2026-04", sentence: cell }] },
        { kind: "list", items: [[sentence("Nimbus:"), cell]] },
        { kind: "table", header: [sentence("Name")], rows: [[cell]] },
      ],
    });

    expect(presentAnswer(answer, options("en")).blocks).toEqual([
      { kind: "timeline", entries: [{ date: "April 2026", sentence: cell }] },
      { kind: "list", items: [[sentence("Nimbus:"), cell]] },
      { kind: "table", header: [sentence("Name")], rows: [[cell]] },
    ]);
  });

  it("names the nearest passages of an abstention by letters and shows how they begin", () => {
    const { number: _, ...nearest } = citationOf({ excerpt: "mot ".repeat(200) });
    const answer = answerOf([sentence("La base ne répond pas.")], {
      kind: "abstained",
      reason: "nothing-found",
      nearest: [nearest, nearest],
    });

    const presented = presentAnswer(answer, options("fr"));

    expect(presented.reason).toBe("nothing-found");
    expect(presented.nearest.map(({ letter }) => letter)).toEqual(["a", "b"]);
    expect(presented.nearest[0]?.excerpt).toMatch(/^mot mot .{200,240}…$/u);
    expect(presented.footer).not.toContain(expect.stringContaining("vérifiée"));
  });

  it("hands on clean, full lines whatever the answer holds", () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        const presented = presentAnswer(answer, { ...wordingOf(answer.language), newest: null });

        const texts = textsOf(presented);
        expect(texts.filter((text) => FORBIDDEN.test(text) || text === "")).toEqual([]);
        expect(presented.sources.every(({ title }) => title.length <= 150)).toBe(true);
        expect(presented.blocks).toHaveLength(answer.blocks.length);
      }),
      { numRuns: 60 },
    );
  });
});

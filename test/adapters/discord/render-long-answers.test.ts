import { describe, expect, it } from "vitest";
import type { Answer } from "../../../src/domain/answer.ts";
import { answerWith, idsOf, render, textOf } from "../../helpers/discord/rendered.ts";
import { answerOf, citationOf, sentence } from "../../helpers/evaluated-answer.ts";

/** A table of so many rows, each cell long and with a source of its own. */
function table(rows: number): Answer {
  const numbers = Array.from({ length: rows }, (_, index) => index + 1);
  const header = [sentence("Critère"), sentence("Nimbus")];
  const body = numbers.map((n) => [
    sentence("HDS"),
    sentence(`${String(n)} ${"mot ".repeat(50)}`, n),
  ]);
  return answerOf([], {
    blocks: [{ kind: "table", header, rows: body }],
    citations: numbers.map((number) => citationOf({ number })),
  });
}

describe("long answers and tables", () => {
  it("offers a table as a file, also where it takes several messages", () => {
    for (const bodies of [render(table(1)), render(table(50))]) {
      expect(idsOf(bodies).filter((id) => id.startsWith("export:"))).toEqual([
        "export:0123456789abcdef:markdown",
        "export:0123456789abcdef:csv",
      ]);
    }
    expect(render(table(50)).length).toBeGreaterThan(2);
    expect(
      idsOf(render(answerWith({ kind: "text", sentences: [sentence("Oui.", 1)] }))),
    ).not.toEqual(expect.arrayContaining([expect.stringMatching(/^export:/u)]));
  });

  it("tells sources in fewer words rather than in a flood, and says so", () => {
    const numbers = Array.from({ length: 60 }, (_, index) => index + 1);
    const answer = answerOf([], {
      blocks: [{ kind: "list", items: numbers.map((n) => [sentence(`${String(n)} est dit.`, n)]) }],
      citations: numbers.map((number) =>
        citationOf({
          number,
          title: `Titre ${String(number)}`,
          url: `https://example.org/${String(number)}`,
          caveat: "Sous réserve de ce qui suit. ".repeat(9),
        }),
      ),
    });

    const bodies = render(answer);

    expect(bodies.length).toBeLessThanOrEqual(5);
    expect(bodies.every(({ kind }) => kind === "components")).toBe(true);
    expect(textOf(bodies)).toContain("Réponse raccourcie");
    for (const n of numbers) {
      expect(textOf(bodies)).toMatch(
        new RegExp(`${String(n)} est dit\\.[^]*\\*\\*${String(n)}\\*\\*`, "u"),
      );
    }
  });
});

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderPassage } from "../../../adapters/terminal/render-passage.ts";
import { citationOf } from "../../helpers/evaluated-answer.ts";
import { hostileAnswer } from "../../helpers/hostile-answer.ts";
import { renderOptions } from "../../helpers/terminal.ts";

describe("renderPassage", () => {
  it("shows a summary whole, as ours and without quotation marks", () => {
    const lines = renderPassage(
      citationOf({ caveat: "Le périmètre n'est pas publié." }),
      renderOptions(),
    );

    expect(lines).toEqual([
      "Notre résumé de Catalogue des produits qualifiés, état en mai 2026",
      "",
      "  Nimbus est qualifié SecNumCloud depuis le 17 avril 2026. Trois centres sont visés.",
      "",
      "Éditeur\u00a0: ANSSI",
      "Publication\u00a0: 2 mai 2026",
      "Fondement\u00a0: source première (loi, autorité, catalogue officiel, contrat ou document déposé).",
      "À savoir\u00a0: Le périmètre n'est pas publié.",
      "Élément de la base\u00a0: fact:nimbus-secnumcloud",
      "https://example.org/catalogue",
    ]);
  });

  it("shows a quotation in quotation marks", () => {
    const passage = citationOf({ form: "quotation", excerpt: "Nimbus - IaaS - 17/04/2026" });

    const lines = renderPassage(passage, renderOptions({ language: "en" }));

    expect(lines[0]).toBe("Quotation from Catalogue des produits qualifiés, as of May 2026");
    expect(lines[2]).toBe("  “Nimbus - IaaS - 17/04/2026”");
  });

  it("says when the page shows no date and the evidence describes no state", () => {
    const passage = citationOf({ published: null, asOf: null, basis: null });

    const lines = renderPassage(passage, renderOptions({ language: "en" }));

    expect(lines[0]).toBe("Our summary of Catalogue des produits qualifiés");
    expect(lines).toContain("Published: undated");
    expect(lines.join("\n")).not.toContain("Basis");
  });

  it("keeps the lines of an excerpt and sets them in", () => {
    const passage = citationOf({ excerpt: `${"un ".repeat(30)}\ndeux` });

    const lines = renderPassage(passage, renderOptions({ width: 40 }));

    expect(lines).toContain("  deux");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
  });

  it("lets no control character through", () => {
    fc.assert(
      fc.property(hostileAnswer, (answer) => {
        for (const passage of [...answer.citations, ...answer.nearest]) {
          const lines = renderPassage(passage, renderOptions({ language: answer.language }));

          expect(lines.join("")).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
        }
      }),
      { numRuns: 200 },
    );
  });
});

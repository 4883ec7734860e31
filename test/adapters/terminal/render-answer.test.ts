import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderAnswer } from "../../../adapters/terminal/render-answer.ts";
import { createStyle } from "../../../adapters/terminal/style.ts";
import type { AnswerSentence } from "../../../src/domain/answer.ts";
import { shownSentences } from "../../../src/domain/shown-sentences.ts";
import { answerOf, citationOf, sentence } from "../../helpers/evaluated-answer.ts";
import { hostileAnswer } from "../../helpers/hostile-answer.ts";
import { phrases, renderOptions } from "../../helpers/terminal.ts";

const CONTROL = /[\p{Cc}\p{Cf}\u2028\u2029]/u;
const LINK = new RegExp(String.raw`\u001b\]8;;https?:[^\u001b]+`, "gu");
const OWN_SEQUENCES = new RegExp(
  String.raw`\u001b\[(?:1|2|22|36|39)m|\u001b\]8;;(?:https://[\x21-\x7e]*)?\u001b\\`,
  "gu",
);

function row(text: string): AnswerSentence[] {
  return ["a", "b", "c", "d"].map((column) => sentence(`${text} ${column}`));
}

describe("renderAnswer", () => {
  it("shows sentences with marks, sources with dates and what they are worth, and a footer", () => {
    const answer = answerOf(
      [
        sentence("Nimbus est qualifié.", 1),
        sentence("Il attend la suite.", 1, 2),
        sentence("Voilà."),
      ],
      {
        citations: [
          citationOf(),
          citationOf({
            number: 2,
            basis: "vendor",
            caveat: "Le périmètre n'est pas publié.",
            published: null,
            asOf: "2026-04-17",
          }),
        ],
      },
    );

    expect(renderAnswer(answer, renderOptions())).toEqual([
      "Nimbus est qualifié. [1] Il attend la suite. [1][2] Voilà.",
      "",
      "Sources",
      "[1] Catalogue des produits qualifiés (ANSSI, 2 mai 2026, état en mai 2026)",
      "    https://example.org/catalogue",
      "[2] Catalogue des produits qualifiés (ANSSI, sans date, état au 17 avril 2026)",
      "    Fondement\u00a0: parole du fournisseur sur lui-même.",
      "    À savoir\u00a0: Le périmètre n'est pas publié.",
      "    https://example.org/catalogue",
      "",
      "2 phrases vérifiées dans la base · date la plus récente de la base\u00a0: 20 novembre 2026 · index g-0123456789ab · sans modèle de langue · pas un avis juridique",
    ]);
  });

  it.each([
    {
      name: "a list",
      blocks: [
        {
          kind: "list" as const,
          items: [[sentence("Un.", 1), sentence("Deux.")], [sentence("Trois.", 1)]],
        },
      ],
      expected: ["- Un. [1] Deux.", "- Trois. [1]"],
    },
    {
      name: "a table",
      blocks: [
        {
          kind: "table" as const,
          header: [sentence("Offre"), sentence("État")],
          rows: [[sentence("Nimbus", 1), sentence("qualifié", 1)]],
        },
      ],
      expected: ["Offre | État", "Nimbus [1] | qualifié [1]"],
    },
    {
      name: "a timeline",
      blocks: [
        {
          kind: "timeline" as const,
          entries: [
            { date: "2020", sentence: sentence("Annonce.", 1) },
            { date: "2022-11-01", sentence: sentence("Fin.", 1) },
          ],
        },
      ],
      expected: [`${"2020".padEnd(17)}  Annonce. [1]`, "1er novembre 2022  Fin. [1]"],
    },
  ])("shows $name in a pipe", ({ blocks, expected }) => {
    const lines = renderAnswer(
      answerOf([], { blocks, citations: [citationOf()] }),
      renderOptions(),
    );

    expect(lines.slice(0, expected.length)).toEqual(expected);
  });

  it("aligns the columns of a table on a terminal, and wraps its cells", () => {
    const answer = answerOf([], {
      blocks: [
        {
          kind: "table",
          header: [sentence("Offre"), sentence("État")],
          rows: [
            [
              sentence("Nimbus", 1),
              sentence("qualifié depuis le 17 avril 2026 pour trois centres", 1),
            ],
            [sentence("Cumulus"), sentence("candidat")],
          ],
        },
      ],
      citations: [citationOf()],
    });

    expect(renderAnswer(answer, renderOptions({ width: 45 })).slice(0, 5)).toEqual([
      "Offre      | État",
      "-----------+---------------------------------",
      "Nimbus [1] | qualifié depuis le 17 avril 2026",
      "           | pour trois centres [1]",
      "Cumulus    | candidat",
    ]);
  });

  it("turns a table into records where columns would be too narrow", () => {
    const answer = answerOf([], {
      blocks: [{ kind: "table", header: row("Titre"), rows: [row("un"), row("deux")] }],
    });

    expect(renderAnswer(answer, renderOptions({ width: 40 })).slice(0, 9)).toEqual([
      "  Titre a: un a",
      "  Titre b: un b",
      "  Titre c: un c",
      "  Titre d: un d",
      "",
      "  Titre a: deux a",
      "  Titre b: deux b",
      "  Titre c: deux c",
      "  Titre d: deux d",
    ]);
  });

  it("lists the nearest passages of an abstention by letter, cut at a word, without quotation marks", () => {
    const { number: _, ...nearest } = citationOf({ excerpt: `${"mot ".repeat(100)}fin` });
    const answer = answerOf([sentence("La base ne le dit pas.")], {
      kind: "abstained",
      reason: "nothing-found",
      nearest: [nearest, nearest],
    });

    const lines = renderAnswer(answer, renderOptions());

    expect(lines).toContain("Le plus proche dans la base");
    expect(lines).toContain(
      "a.  Catalogue des produits qualifiés (ANSSI, 2 mai 2026, état en mai 2026)",
    );
    expect(lines).toContain(
      "b.  Catalogue des produits qualifiés (ANSSI, 2 mai 2026, état en mai 2026)",
    );
    const excerpt = lines.find((line) => line.includes("mot mot")) ?? "";
    expect(excerpt).toMatch(/mot…$/u);
    expect(excerpt.length).toBeLessThanOrEqual(244);
    expect(lines.join("\n")).not.toMatch(/[«»"“”]/u);
    expect(lines.at(-1)).not.toContain("vérifiée");
  });

  it.each([
    { language: "fr" as const, footer: "1 phrase vérifiée dans la base" },
    {
      language: "en" as const,
      footer: "1 sentence checked against the base · newest date in the base: 20 November 2026",
    },
    { language: "de" as const, footer: "keine Rechtsberatung" },
    { language: "es" as const, footer: "sin modelo de lenguaje" },
    { language: "it" as const, footer: "non è un parere legale" },
    { language: "nl" as const, footer: "geen juridisch advies" },
  ])("speaks $language around the evidence", ({ language, footer }) => {
    const answer = answerOf([sentence("Nimbus.", 1)], { language, citations: [citationOf()] });

    expect(renderAnswer(answer, renderOptions({ language })).at(-1)).toContain(footer);
  });

  it("makes only https addresses clickable", () => {
    const style = createStyle({ colour: true, hyperlinks: true });
    const citations = [
      citationOf(),
      citationOf({ number: 2, url: "http://example.org/b" }),
      citationOf({ number: 3, url: "javascript:alert(1)" }),
    ];

    const text = renderAnswer(answerOf([], { citations }), renderOptions({ style })).join("\n");

    expect(text.match(LINK)).toEqual(["\u001b]8;;https://example.org/catalogue"]);
    expect(text).toContain("javascript:alert(1)");
  });

  it("lets no escape sequence of a text through, whatever the width and looks", () => {
    fc.assert(
      fc.property(
        hostileAnswer,
        fc.constantFrom(null, 40, 80),
        fc.boolean(),
        (answer, width, colour) => {
          const style = createStyle({ colour, hyperlinks: colour });
          const { language } = answer;
          const say = (key: string, slots?: Readonly<Record<string, string>>): string =>
            phrases.text(language, key, slots);

          const lines = renderAnswer(answer, { width, style, language, say, newest: null });

          for (const line of lines) {
            expect(line.replaceAll(OWN_SEQUENCES, "")).not.toMatch(CONTROL);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("shows every citation number and its source, once", () => {
    fc.assert(
      fc.property(hostileAnswer, (answer) => {
        const { say, ...options } = renderOptions({ language: answer.language });
        const lines = renderAnswer(answer, { ...options, say });

        const title = lines.indexOf(say("source-heading"));
        const body = lines.slice(0, title === -1 ? lines.length : title).join("\n");
        const listed = lines.flatMap((line) => /^\[(\d+)\] /u.exec(line)?.[1] ?? []);
        for (const { citations } of shownSentences(answer)) {
          const marks = citations.map((number) => `[${String(number)}]`).join("");
          expect(body).toContain(marks);
          expect(listed).toEqual(expect.arrayContaining(citations.map(String)));
        }
        expect(listed).toEqual(answer.citations.map(({ number }) => String(number)));
      }),
      { numRuns: 200 },
    );
  });

  it("fills lines to the width and no further", () => {
    const words = Array.from({ length: 60 }, (_, index) => `mot${String(index)}`).join(" ");
    const answer = answerOf([sentence(words, 1)], { citations: [citationOf({ title: words })] });

    const lines = renderAnswer(answer, renderOptions({ width: 50 }));

    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(50);
    expect(lines[0]?.length).toBeGreaterThan(40);
  });
});

import { describe, expect, it } from "vitest";
import { z } from "zod";
import { toFields } from "../../../adapters/discord/message-body.ts";
import type { Block } from "../../../src/domain/answer.ts";
import { flattenComponents } from "../../helpers/discord/component-limits.ts";
import { answerWith, idsOf, render, textOf } from "../../helpers/discord/rendered.ts";
import { answerOf, citationOf, sentence } from "../../helpers/evaluated-answer.ts";

const Choice = z.object({ label: z.string(), value: z.string(), description: z.string() });
const CITED = "([1](<https://example.org/catalogue>))";

describe("renderAnswer", () => {
  it.each<{ name: string; block: Block; text: string }>([
    {
      name: "a text",
      block: { kind: "text", sentences: [sentence("Oui."), sentence("Depuis 2026.", 1)] },
      text: `Oui. Depuis 2026. ${CITED}`,
    },
    {
      name: "a list",
      block: { kind: "list", items: [[sentence("Un.", 1)], [sentence("Deux.")]] },
      text: `- Un. ${CITED}\n- Deux.`,
    },
    {
      name: "a table of two columns",
      block: {
        kind: "table",
        header: [sentence("Offre"), sentence("État")],
        rows: [[sentence("Nimbus"), sentence("qualifiée", 1)]],
      },
      text: `- **Nimbus** – État – qualifiée ${CITED}`,
    },
    {
      name: "a table of three columns",
      block: {
        kind: "table",
        header: [sentence("Offre"), sentence("État"), sentence("Date")],
        rows: [[sentence("Nimbus"), sentence("qualifiée", 1), sentence("2026")]],
      },
      text: `- **Nimbus**\n  - État – qualifiée ${CITED}\n  - Date – 2026`,
    },
    {
      name: "a table with cells that say the same without a source",
      block: {
        kind: "table",
        header: [sentence("Critère"), sentence("A"), sentence("B"), sentence("C"), sentence("D")],
        rows: [
          [
            sentence("HDS"),
            sentence("inconnu"),
            sentence("oui", 1),
            sentence("inconnu"),
            sentence("oui", 1),
          ],
        ],
      },
      text: `- **HDS**\n  - B – oui ${CITED}\n  - D – oui (1)\n  - A, C – inconnu`.replace(
        "(1)",
        CITED,
      ),
    },
    {
      name: "a list of names with what they are listed for",
      block: {
        kind: "list",
        items: [
          [
            sentence("Nimbus :"),
            sentence("Qualifié", 1),
            sentence("Paris", 1),
            sentence("Les sources divergent :"),
            sentence("Lyon", 1),
          ],
        ],
      },
      text: `- **Nimbus :** Qualifié ${CITED} · Paris ${CITED} · Les sources divergent : Lyon ${CITED}`,
    },
    {
      name: "a claim that was checked",
      block: {
        kind: "text",
        sentences: [
          sentence("« Nimbus est **qualifié**. »"),
          sentence("Contredit par la base :"),
          sentence("Nimbus est candidat.", 1),
        ],
      },
      text: `> « Nimbus est \\*\\*qualifié\\*\\*. »\n❌ **Contredit par la base :** Nimbus est candidat. ${CITED}`,
    },
    {
      name: "a stored sentence that looks like a verdict",
      block: { kind: "text", sentences: [sentence("Étayé par la base :", 1), sentence("Oui.")] },
      text: `Étayé par la base : ${CITED} Oui.`,
    },
    {
      name: "a timeline",
      block: {
        kind: "timeline",
        entries: [{ date: "2026-04-17", sentence: sentence("Qualifiée.", 1) }],
      },
      text: `- **17 avril 2026** – Qualifiée. ${CITED}`,
    },
  ])("shows $name in a form that a chat has", ({ block, text }) => {
    expect(textOf(render(answerWith(block)))).toContain(text);
  });

  it("gives each source a button that opens it", () => {
    const [body] = render(answerWith({ kind: "text", sentences: [sentence("Oui.", 1)] }));

    const components = body?.kind === "components" ? flattenComponents(body.components) : [];
    expect(components.filter(({ style }) => style === 5)).toMatchObject([
      { url: "https://example.org/catalogue" },
    ]);
  });

  it.each([
    {
      name: "an address that is too long for a button",
      url: `https://example.org/${"x".repeat(600)}`,
    },
  ])("links from the source's line for $name", ({ url }) => {
    const answer = answerOf([sentence("Oui.", 1)], { citations: [citationOf({ url })] });

    expect(textOf(render(answer))).toContain(`[Catalogue des produits qualifiés](<${url}>)`);
  });

  it("offers only what can be done", () => {
    const answer = answerOf([sentence("Oui.", 1)], { citations: [citationOf()] });

    expect(idsOf(render(answer))).toEqual([
      "passage:0123456789abcdef:1",
      "helpful:0123456789abcdef",
      "unhelpful:0123456789abcdef",
    ]);
    expect(idsOf(render(answer, { canShare: true, canMute: true })).slice(3)).toEqual([
      "share:0123456789abcdef",
      "mute",
    ]);
  });

  it("asks nobody whether a greeting helped", () => {
    const greeting = answerOf([sentence("Bonjour !")], { kind: "guidance" });

    expect(idsOf(render(greeting))).toEqual([]);
    expect(idsOf(render(greeting, { canMute: true }))).toEqual(["mute"]);
  });

  it.each([
    { count: 7, menus: [7] },
    { count: 30, menus: [25, 5] },
  ])("lets one choose by title among $count passages", ({ count, menus }) => {
    const citations = Array.from({ length: count }, (_, index) =>
      citationOf({ number: index + 1, title: `Titre ${String(index + 1)} ${"long ".repeat(40)}` }),
    );
    const numbers = citations.map(({ number }) => number);
    const answer = answerOf([sentence("Oui.", ...numbers)], { citations });

    const found = render(answer)
      .flatMap((body) => flattenComponents(toFields(body).components))
      .filter(({ type }) => type === 3);

    const options = found.map(({ options: each }) => z.array(Choice).parse(each));
    expect(options.map(({ length }) => length)).toEqual(menus);
    expect(options[0]?.[1]).toMatchObject({ value: "2" });
    expect(options[0]?.[1]?.label).toMatch(/^2\. Titre 2 long/u);
    expect(options[0]?.[1]?.description).toContain("ANSSI");
    expect(new Set(idsOf(render(answer))).size).toBe(menus.length + 2);
  });

  it("names a source once for all that cite it, and what holds of some of them alone", () => {
    const answer = answerOf([sentence("Oui.", 1), sentence("Non.", 2), sentence("Et.", 3)], {
      citations: [
        citationOf(),
        citationOf({ number: 2, title: "Autre" }),
        citationOf({ number: 3, caveat: "Sous réserve." }),
      ],
    });

    const lines = textOf(render(answer)).split("\n");

    expect(lines.filter((line) => line.startsWith("**"))).toEqual([
      "**Sources**",
      expect.stringMatching(/^\*\*1, 3\*\* Catalogue des produits qualifiés – ANSSI/u),
      expect.stringMatching(/^\*\*2\*\* Autre/u),
    ]);
    expect(lines).toContainEqual(expect.stringMatching(/^-# \(3\) .*Sous réserve\.$/u));
  });

  it("keeps a long list of one source in one message: its address is linked once", () => {
    const url = `https://example.org/${"a".repeat(150)}`;
    const numbers = Array.from({ length: 14 }, (_, index) => index + 1);
    const answer = answerOf([], {
      blocks: [
        {
          kind: "list",
          items: numbers.map((n) => [sentence(`${String(n)} ${"mot ".repeat(25)}`, n)]),
        },
      ],
      citations: numbers.map((number) => citationOf({ number, url })),
    });

    const bodies = render(answer);

    expect(bodies.map(({ kind }) => kind)).toEqual(["components"]);
    expect(textOf(bodies).split(url)).toHaveLength(2);
    expect(textOf(bodies)).toMatch(/\(14\)/u);
  });

  it("puts what does not fit one message into two, sources and buttons in the second", () => {
    const numbers = Array.from({ length: 12 }, (_, index) => index + 1);
    const answer = answerOf(
      numbers.map((n) => sentence(`${String(n)} ${"mot ".repeat(50)}`, n)),
      {
        citations: numbers.map((number) =>
          citationOf({ number, title: `Titre ${String(number)} ${"long ".repeat(15)}` }),
        ),
      },
    );

    const bodies = render(answer);

    expect(bodies.map(({ kind }) => kind)).toEqual(["components", "components"]);
    expect(idsOf(bodies.slice(0, 1))).toEqual([]);
    expect(textOf(bodies.slice(0, 1))).not.toContain("**Sources**");
    expect(textOf(bodies.slice(1))).toMatch(/^\*\*Sources\*\*/u);
    for (const n of numbers) {
      expect(textOf(bodies)).toContain(`${String(n)} mot`);
      expect(textOf(bodies)).toContain(`**${String(n)}**`);
    }
  });
});

import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { type PdfLine, type PdfOptions, pdfBytes } from "../helpers/documents/pdf-bytes.ts";
import { extract, extracted, faultOf } from "./extracting.ts";

const asPdf = { contentType: "application/pdf", url: "https://news.example/docs/rapport-2026.pdf" };

/** Lines below one another, 12 points apart. */
function lines(y: number, ...texts: readonly string[]): readonly PdfLine[] {
  return texts.map((text, index) => ({ text, y: y - index * 12 }));
}

async function textsOf(...pages: readonly (readonly PdfLine[])[]): Promise<readonly string[]> {
  const { blocks } = await extracted(pdfBytes(pages, { isCompressed: true }), asPdf);
  return blocks.map(({ text, pageNumber }) => `${String(pageNumber)}: ${text}`);
}

const LONG =
  "Une ligne qui va jusqu’au bord de la colonne, comme toutes celles de ce paragraphe, et";

describe("text of a PDF", () => {
  it.each([
    {
      name: "lines joined to a paragraph, the next after a gap",
      pages: [[...lines(700, LONG, "continue ici."), ...lines(650, "Un autre paragraphe.")]],
      expected: [`1: ${LONG} continue ici.`, "1: Un autre paragraphe."],
    },
    {
      name: "a paragraph that ends in a short line",
      pages: [
        lines(
          700,
          LONG,
          "finit ici.",
          "Le suivant commence sans gap, et va lui aussi jusqu’au bord de la colonne.",
        ),
      ],
      expected: [
        `1: ${LONG} finit ici.`,
        "1: Le suivant commence sans gap, et va lui aussi jusqu’au bord de la colonne.",
      ],
    },
    {
      name: "a word that was parted at the end of its line",
      pages: [lines(700, "Les données restent en Europe, et la qualifi-", "cation le garantit.")],
      expected: ["1: Les données restent en Europe, et la qualification le garantit."],
    },
    {
      name: "an acronym that was parted, and an interval that was not",
      pages: [lines(700, "La qualification SECNUM-", "CLOUD, et la période 2025-", "2026.")],
      expected: ["1: La qualification SECNUMCLOUD, et la période 2025- 2026."],
    },
    {
      name: "a compound that was parted, known from elsewhere",
      pages: [
        lines(700, "Le sous-traitant répond de tout, et ses propres sous-", "traitants aussi."),
      ],
      expected: ["1: Le sous-traitant répond de tout, et ses propres sous-traitants aussi."],
    },
    {
      name: "a paragraph that goes on over the page",
      pages: [lines(700, `${LONG} sur la page`), lines(700, "suivante sans majuscule.", "")],
      expected: [`1: ${LONG} sur la page suivante sans majuscule.`],
    },
    {
      name: "items of a list",
      pages: [lines(700, "Trois points :", "• le premier", "• le deuxième", "3. le troisième")],
      expected: ["1: Trois points :", "1: le premier", "1: le deuxième", "1: 3. le troisième"],
    },
    {
      name: "columns in the order of the file",
      pages: [
        [
          ...lines(700, "Colonne de gauche, en haut,", "puis en bas."),
          ...lines(700, "Colonne de droite.").map((line) => ({ ...line, x: 320 })),
        ],
      ],
      expected: ["1: Colonne de gauche, en haut, puis en bas.", "1: Colonne de droite."],
    },
    {
      name: "pieces of a line that are set apart",
      pages: [
        [
          { text: "Prix", y: 700 },
          { text: "5 €", y: 700, x: 90 },
        ],
      ],
      expected: ["1: Prix 5 €"],
    },
  ])("has $name", async ({ pages, expected }) => {
    expect(await textsOf(...pages)).toEqual(expected);
  });

  it("drops heads, feet and numbers that stand on most pages, and nothing else", async () => {
    const pages = [1, 2, 3, 4].map((number) => [
      { text: "Rapport annuel 2026", y: 815, size: 8 },
      ...lines(700, `Texte de la page ${String(number)}.`, "Prix en 2026 : 5 €."),
      { text: "Agence nationale", y: 30, size: 8 },
      { text: `Page ${String(number)} / 4`, y: 18, size: 8 },
    ]);

    const texts = (await textsOf(...pages)).join("\n");

    expect(texts).not.toMatch(/Rapport annuel|Agence nationale|Page \d/u);
    expect(texts).toContain("4: Texte de la page 4. Prix en 2026 : 5 €.");
  });

  it("drops running heads, Roman numbers and tables of contents", async () => {
    const pages = Array.from({ length: 9 }, (_, index) => [
      { text: `Chapitre ${String(Math.floor(index / 3))} du rapport`, y: 815 },
      ...lines(700, "Un texte.", "Les prix . . . . . . . . . . . . 12"),
      { text: "iv", y: 20 },
    ]);

    expect(new Set(await textsOf(...pages))).toEqual(
      new Set(pages.map((_, index) => `${String(index + 1)}: Un texte.`)),
    );
  });

  it("finds headings by their size, the title apart, and the page of each block", async () => {
    const { title, blocks } = await extracted(
      pdfBytes([
        [
          { text: "Le grand rapport", y: 780, size: 22 },
          { text: "Les prix", y: 740, size: 15 },
          ...lines(720, LONG, "continue."),
          { text: "Remises", y: 680, size: 12 },
          ...lines(660, "Dix pour cent pour les administrations, sur deux ans."),
        ],
        [{ text: "Le droit", y: 780, size: 15 }, ...lines(760, "Le droit français s’applique.")],
      ]),
      asPdf,
    );

    expect(title).toBe("Le grand rapport");
    expect(blocks.map(({ headings, pageNumber }) => [headings.join(" > "), pageNumber])).toEqual([
      ["Les prix", 1],
      ["Les prix > Remises", 1],
      ["Le droit", 2],
    ]);
  });

  it.each([
    {
      name: "stated",
      options: {
        info: {
          Title: "Titre",
          Author: "Ana",
          CreationDate: "D:20260301",
          ModDate: "D:20260402101010Z",
        },
        language: "fr-FR",
      },
      expected: { title: "Titre", author: "Ana", published: "2026-03-01", modified: "2026-04-02" },
    },
    {
      name: "made by a program",
      options: { info: { Title: "Microsoft Word - rapport_v2.docx" } },
      expected: { title: "rapport-2026", author: null, published: null },
    },
  ])("reads metadata: $name", async ({ options, expected }) => {
    const pdf = pdfBytes([lines(700, "Du texte.")], options);

    expect(await extracted(pdf, asPdf)).toMatchObject(expected);
  });
});

/** The content of a page that inflates to 60 MB. */
function bomb(layers: number): PdfOptions {
  let content: Buffer = Buffer.alloc(60_000_000, 32);
  for (let layer = 0; layer < layers; layer++) {
    content = deflateSync(content);
  }
  return { content, filter: `/Filter [${"/FlateDecode ".repeat(layers)}]` };
}

describe("hostile PDF files", () => {
  it.each([
    { name: "stream that grows a thousandfold", body: pdfBytes([[]], bomb(1)), fault: "bomb" },
    { name: "stream inside a stream that grows", body: pdfBytes([[]], bomb(2)), fault: "bomb" },
    {
      name: "locked",
      body: pdfBytes([lines(700, "x")], { isEncrypted: true }),
      fault: "encrypted",
    },
    { name: "no text in it", body: pdfBytes([[], []]), fault: "no-text" },
    { name: "only its head", body: pdfBytes([lines(700, "x")]).slice(0, 20), fault: "unreadable" },
    {
      name: "none at all",
      body: new TextEncoder().encode("<html>Page</html>"),
      fault: "unreadable",
    },
    {
      name: "endless line of stream marks",
      body: new TextEncoder().encode(`%PDF-1.4\n${"stream\n".repeat(50_000)}`),
      fault: "unreadable",
    },
    { name: "empty", body: new Uint8Array(), fault: "no-text" },
  ])("end in a reason: $name", async ({ body, fault }) => {
    expect(await faultOf(body, asPdf)).toBe(fault);
  });

  it("read a file that was cut off as far as it goes, or say why not", async () => {
    const whole = pdfBytes([
      lines(700, "Le texte de la page, avec des mots."),
      lines(700, "Suite."),
    ]);

    for (const share of [0.3, 0.6, 0.9]) {
      const result = await extract(whole.slice(0, Math.floor(whole.length * share)), asPdf);
      expect(result.kind === "extracted" || result.fault !== "bomb").toBe(true);
    }
  });

  it("read a Buffer, as files are read, like any bytes", async () => {
    const body = Buffer.from(pdfBytes([lines(700, "Du texte.")]));

    expect(await extracted(body, asPdf)).toMatchObject({ blocks: [{ text: "Du texte." }] });
  });

  it("leave the bytes that were given as they were", async () => {
    const body = pdfBytes([lines(700, "Du texte.")]);
    const before = Buffer.from(body);

    await extracted(body, asPdf);

    expect(Buffer.from(body).equals(before)).toBe(true);
  });
});

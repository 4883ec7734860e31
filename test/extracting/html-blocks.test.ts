import { describe, expect, it } from "vitest";
import { extracted, page, SENTENCE, textOf } from "./extracting.ts";

async function blocksOf(
  inner: string,
): Promise<{ headings: string; columns: string; text: string }[]> {
  const { blocks } = await extracted(page(inner));
  return blocks
    .filter(({ text }) => !text.startsWith("Le fournisseur"))
    .map(({ headings, columns, text }) => ({
      headings: headings.join(" > "),
      columns: columns.join(", "),
      text,
    }));
}

const row = (headings: string, columns: string, text: string): object => ({
  headings,
  columns,
  text,
});

describe("blocks of a page", () => {
  it.each([
    {
      name: "paragraphs under their headings",
      inner:
        "<h2>Prix</h2><p>Cinq euros par mois.</p><h3>Remise</h3><p>Dix pour cent.</p><h2>Droit</h2><p>Le droit français.</p>",
      expected: [
        row("Prix", "", "Cinq euros par mois."),
        row("Prix > Remise", "", "Dix pour cent."),
        row("Droit", "", "Le droit français."),
      ],
    },
    {
      name: "list items, those inside others apart",
      inner:
        "<ul><li>Un premier point<ul><li>Un point dessous</li></ul></li><li>Un autre</li></ul>",
      expected: [
        row("", "", "Un premier point"),
        row("", "", "Un point dessous"),
        row("", "", "Un autre"),
      ],
    },
    {
      name: "two line breaks as a new paragraph, one as a blank",
      inner: "<p>Une ligne<br>puis une autre.<br><br>Nouveau.</p>",
      expected: [row("", "", "Une ligne puis une autre."), row("", "", "Nouveau.")],
    },
    {
      name: "words of inline elements unparted, blocks without a blank between apart",
      inner: "<div>Sec<b>Num</b>Cloud 3.2<div>est exigé</div>partout</div>",
      expected: [row("", "", "SecNumCloud 3.2"), row("", "", "est exigé"), row("", "", "partout")],
    },
    {
      name: "definitions under their term",
      inner: "<dl><dt>HDS</dt><dd>Hébergeur de données de santé.</dd></dl><p>Fin de la liste.</p>",
      expected: [row("HDS", "", "Hébergeur de données de santé."), row("", "", "Fin de la liste.")],
    },
  ])("reads $name", async ({ inner, expected }) => {
    expect(await blocksOf(inner)).toEqual(expected);
  });
});

describe("tables", () => {
  it.each([
    {
      name: "head",
      inner:
        "<table><thead><tr><th>Offre</th><th>Prix</th></tr></thead><tr><td>Petite</td><td>5 €</td></tr></table>",
      expected: [row("", "Offre, Prix", "Petite | 5 €")],
    },
    {
      name: "head without thead, names of rows as headers",
      inner:
        "<table><tr><th>Offre</th><th>Prix</th></tr><tr><th>Petite</th><td>5 €</td></tr></table>",
      expected: [row("", "Offre, Prix", "Petite | 5 €")],
    },
    {
      name: "head of two rows and spans",
      inner:
        '<table><thead><tr><th rowspan="2">Offre</th><th colspan="2">Prix</th></tr><tr><th>HT</th><th>TTC</th></tr></thead><tr><td>Petite</td><td>5</td><td>6</td></tr></table>',
      expected: [row("", "Offre, Prix HT, Prix TTC", "Petite | 5 | 6")],
    },
    {
      name: "cell that spans rows",
      inner:
        '<table><tr><th>Pays</th><th>Ville</th></tr><tr><td rowspan="2">France</td><td>Paris</td></tr><tr><td>Lyon</td></tr></table>',
      expected: [row("", "Pays, Ville", "France | Paris"), row("", "Pays, Ville", "France | Lyon")],
    },
    {
      name: "empty cell",
      inner:
        "<table><tr><th>Offre</th><th>HT</th><th>TTC</th></tr><tr><td>Petite</td><td></td><td>6 €</td></tr></table>",
      expected: [row("", "Offre, TTC", "Petite | 6 €")],
    },
    {
      name: "caption and group of rows",
      inner:
        '<table><caption>Tarifs</caption><tr><th>Offre</th><th>Prix</th></tr><tr><td colspan="2">Europe</td></tr><tr><td>Petite</td><td>5</td></tr></table>',
      expected: [row("Tarifs > Europe", "Offre, Prix", "Petite | 5")],
    },
    {
      name: "plain first row that reads like names",
      inner:
        "<table><tr><td>Offre</td><td>Prix</td></tr><tr><td>Petite</td><td>5</td></tr><tr><td>Grande</td><td>9</td></tr></table>",
      expected: [row("", "Offre, Prix", "Petite | 5"), row("", "Offre, Prix", "Grande | 9")],
    },
    {
      name: "layout",
      inner:
        '<table role="presentation"><tr><td>À gauche</td><td>À droite</td></tr><tr><td>En bas</td><td>Fin</td></tr></table>',
      expected: ["À gauche", "À droite", "En bas", "Fin"].map((text) => row("", "", text)),
    },
    {
      name: "span beyond all measure",
      inner:
        '<table><tr><th>Offre</th><th>Prix</th></tr><tr><td colspan="99999999" rowspan="99999999">Petite</td><td>5</td></tr></table>',
      expected: [row("", "Offre", "Petite | 5")],
    },
  ])("keeps the rows of a table: $name", async ({ inner, expected }) => {
    const found = await blocksOf(inner);

    expect(
      found.map((block) => ({ ...block, columns: block.columns.replace(/, $/u, "") })),
    ).toEqual(expected);
  });
});

describe("what is no text of the page", () => {
  it.each([
    ["script", "<script>document.write('GONE')</script>"],
    ["style", "<style>p{content:'GONE'}</style>"],
    ["template", "<template><p>GONE</p></template>"],
    ["comment", "<!-- GONE --><!--[if IE]><p>GONE</p><![endif]-->"],
    ["hidden attribute", "<p hidden>GONE</p>"],
    ["aria-hidden", '<p aria-hidden="true">GONE</p>'],
    ["display none", '<p style="display : none">GONE</p>'],
    ["display none, commented", '<p style="display:/**/none">GONE</p>'],
    ["visibility hidden", '<div style="color:red;visibility:hidden">GONE</div>'],
    ["font size 0", '<span style="font-size:0px">GONE</span>'],
    ["opacity 0", '<span style="opacity: 0">GONE</span>'],
    ["off screen", '<span style="position:absolute;left:-9999px">GONE</span>'],
    ["indented away", '<span style="text-indent:-9999px">GONE</span>'],
    ["clipped", '<span style="clip: rect(0,0,0,0)">GONE</span>'],
    ["for screen readers alone", '<span class="sr-only">GONE</span>'],
    ["hidden by the page's own rule", "<style>.x{display:none}</style><p class='x'>GONE</p>"],
    [
      "hidden by a rule although it is most of the text",
      `<style>.x{display:none}</style><div class='x'><p>${"GONE et encore du texte. ".repeat(90)}</p></div>`,
    ],
    ["navigation", "<nav><a href='/'>GONE</a></nav>"],
    ["consent bar", "<div id='cookie-banner'><p>GONE, nous utilisons des cookies.</p></div>"],
    ["consent tool", "<div class='didomi-popup'>GONE</div>"],
    ["dialog", "<div role='dialog'>GONE</div>"],
    ["button", "<button>GONE</button>"],
    ["form field", "<select><option>GONE</option></select><textarea>GONE</textarea>"],
    ["picture", "<svg><text>GONE</text></svg><img alt='GONE' src='x'>"],
    ["frame", "<iframe srcdoc='<p>GONE</p>'>GONE</iframe>"],
  ])("leaves out: %s", async (_name, inner) => {
    const document = await extracted(page(inner));

    expect(textOf(document)).not.toContain("GONE");
    expect(textOf(document)).toContain("Le fournisseur");
  });

  it("keeps a page that hides itself until a script shows it", async () => {
    const inner = `<article><p>${SENTENCE.repeat(6)}</p></article>`;
    const html = `<html lang="fr"><head><style>#app{visibility:hidden}</style></head><body><div id="app"><h1>Titre</h1>${inner}</div></body></html>`;

    expect(textOf(await extracted(html))).toContain("Le fournisseur");
  });

  it("keeps rules for print and small screens from hiding text", async () => {
    const head =
      "<style>@media print{.x{display:none}} @media (max-width:9px){.x{display:none}}</style>";

    expect(textOf(await extracted(page("<p class='x'>Visible à l'écran.</p>", head)))).toContain(
      "Visible à l'écran.",
    );
  });
});

describe("selectors of a source", () => {
  const html = `<html lang="fr"><body><header class="top"><p>${SENTENCE}</p></header><div id="a"><p>Texte voulu, ${SENTENCE}</p><p class="ad">Publicité dans le texte.</p></div><div id="b"><p>Autre texte, ${SENTENCE}</p></div></body></html>`;

  it("reads what `content` selects, in reading order, without what `remove` selects", async () => {
    const document = await extracted(html, {
      selectors: { content: "#b, #a, #a p, header.top", remove: [".ad"] },
    });

    expect(document.blocks.map(({ text }) => text.slice(0, 12))).toEqual([
      "Le fournisse",
      "Texte voulu,",
      "Autre texte,",
    ]);
  });

  it.each([
    { name: "matches nothing", selectors: { content: ".none" }, message: "no-text" },
    { name: "is not valid", selectors: { content: "p[" }, message: "unreadable" },
    { name: "to remove is not valid", selectors: { remove: ["::::"] }, message: "unreadable" },
  ])("says that a selector $name", async ({ selectors, message }) => {
    await expect(extracted(html, { selectors })).rejects.toThrow(message);
  });
});

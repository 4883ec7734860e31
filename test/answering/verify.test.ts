import { describe, expect, it } from "vitest";
import type { Citation } from "../../src/domain/answer.ts";
import { sentence } from "../helpers/evaluated-answer.ts";
import { ARTICLE, CATALOGUE, OWNED, QUALIFIED, verdicts, verdictsOf } from "../helpers/verdicts.ts";

describe("verify, of cited sentences", () => {
  it.each([
    { name: "a statement", cited: sentence(QUALIFIED, 1), verdict: "verbatim" },
    {
      name: "one sentence of a paragraph",
      cited: sentence("It waited a year.", 3),
      verdict: "verbatim",
    },
    {
      name: "two sentences of a paragraph",
      cited: sentence("Alpha is qualified. It waited a year.", 3),
      verdict: "verbatim",
    },
    { name: "the short value of a fact", cited: sentence("Beta, 60 %", 2), verdict: "verbatim" },
    {
      name: "a stored quotation",
      cited: sentence("Beta holds sixty per cent.", 4),
      verdict: "verbatim",
    },
    {
      name: "a sentence cited from another item",
      cited: sentence(QUALIFIED, 2),
      verdict: "misattributed",
    },
    {
      name: "a sentence cited rightly and wrongly",
      cited: sentence(QUALIFIED, 1, 2),
      verdict: "misattributed",
    },
    {
      name: "a sentence with a number that leads nowhere",
      cited: sentence(QUALIFIED, 9),
      verdict: "misattributed",
    },
    {
      name: "a sentence with one number that leads nowhere",
      cited: sentence(QUALIFIED, 1, 9),
      verdict: "misattributed",
    },
    { name: "a sentence as a quotation", cited: sentence(OWNED, 4), verdict: "misattributed" },
    {
      name: "a quotation as our own words",
      cited: sentence("Beta holds sixty per cent.", 2),
      verdict: "absent",
    },
    {
      name: "halves of two sentences",
      cited: sentence("Alpha est candidate à la moitié d'Alpha.", 1),
      verdict: "absent",
    },
    {
      name: "pieces of two sentences",
      cited: sentence("La société ALPHA est Alpha appartient à 60 %", 1),
      verdict: "stitched",
    },
    {
      name: "a sentence that is cut short",
      cited: sentence("La société ALPHA est qualifiée", 1),
      verdict: "stitched",
    },
    {
      name: "two sentences of different items",
      cited: sentence(`${QUALIFIED} ${OWNED}`, 1, 2),
      verdict: "stitched",
    },
    {
      name: "another number",
      cited: sentence(QUALIFIED.replace("deux", "trois"), 1),
      verdict: "absent",
    },
    { name: "another digit", cited: sentence(OWNED.replace("60", "61"), 2), verdict: "absent" },
    {
      name: "a negation too many",
      cited: sentence("La société ALPHA n'est pas qualifiée pour deux services.", 1),
      verdict: "absent",
    },
    { name: "another case", cited: sentence(QUALIFIED.toLowerCase(), 1), verdict: "absent" },
    {
      name: "a missing full stop",
      cited: sentence(QUALIFIED.slice(0, -1), 1),
      verdict: "stitched",
    },
    { name: "white space at the end", cited: sentence(`${QUALIFIED} `, 1), verdict: "absent" },
    {
      name: "an invisible character",
      cited: sentence(QUALIFIED.replace("deux", "de\u200Bux"), 1),
      verdict: "absent",
    },
    {
      name: "a statement of our own",
      cited: sentence("OVHcloud est américain.", 1),
      verdict: "absent",
    },
    {
      name: "a frame that pretends to be evidence",
      cited: sentence("Auparavant :", 1),
      verdict: "absent",
    },
    {
      name: "a summary, which has no source",
      cited: sentence("Fournisseur de démonstration.", 1),
      verdict: "misattributed",
    },
  ])("tells $name: $verdict", async ({ cited, verdict }) => {
    expect(await verdicts([cited])).toEqual([verdict]);
  });

  it.each<{ readonly name: string; readonly change: Partial<Citation> }>([
    { name: "address", change: { url: "https://example.com/shares" } },
    { name: "address, by a letter's case", change: { url: "https://example.com/Catalogue" } },
    { name: "title", change: { title: "Catalog" } },
    { name: "publisher", change: { publisher: "Revue" } },
    { name: "date of publication", change: { published: "2025-06-10" } },
    { name: "date of the state", change: { asOf: "2025-06-11" } },
    { name: "date of the state, less precise", change: { asOf: "2025-06" } },
    { name: "item", change: { item: "fact:alpha-candidate" } },
    { name: "item, unknown to the base", change: { item: "fact:unheard" } },
    { name: "basis", change: { basis: "vendor" } },
    { name: "caveat, left out", change: { caveat: null } },
    { name: "caveat, made up", change: { caveat: "Sans réserve." } },
    { name: "excerpt", change: { excerpt: `${QUALIFIED} Toujours.` } },
    {
      name: "excerpt, in another language",
      change: { excerpt: "Alpha Cloud is qualified for two services." },
    },
    { name: "form", change: { form: "quotation" } },
  ])("refuses a citation with another $name", async ({ change }) => {
    const citations = [{ ...CATALOGUE, ...change }];

    expect(await verdicts([sentence(QUALIFIED, 1)], { citations })).toEqual(["misattributed"]);
  });

  it("takes a caveat in either language of the base", async () => {
    const citations = [{ ...CATALOGUE, caveat: "Page without a date: date of the catalogue." }];

    expect(await verdicts([sentence(QUALIFIED, 1)], { citations })).toEqual(["verbatim"]);
  });

  it("refuses a source of the item that is not the passage's own", async () => {
    const critics = {
      ...ARTICLE,
      title: "Critics",
      publisher: "Press",
      url: "https://example.com/critics",
      published: "2025-06-11",
    };

    expect(await verdicts([sentence("Alpha is qualified.", 3)], { citations: [critics] })).toEqual([
      "misattributed",
    ]);
  });

  it("looks into lists, tables and timelines", async () => {
    const wrong = sentence("OVHcloud est américain.", 1);
    const right = sentence(QUALIFIED, 1);

    const found = await verdictsOf([
      { kind: "list", items: [[right, wrong]] },
      { kind: "table", header: [right], rows: [[wrong], [right]] },
      { kind: "timeline", entries: [{ date: "2025", sentence: wrong }] },
    ]);

    expect(found).toEqual(["verbatim", "absent", "verbatim", "absent", "verbatim", "absent"]);
  });

  it.each([
    { name: "a date of its item", date: "2025-06-10", verdict: [] },
    { name: "the same, less precise", date: "2025-06", verdict: [] },
    { name: "another date", date: "2025-07", verdict: ["misdated"] },
    { name: "a date more precise than is known", date: "2024-03-02", verdict: ["misdated"] },
  ])("tells an entry of a timeline under $name", async ({ date, verdict }) => {
    const entries = [{ date, sentence: sentence(QUALIFIED, 1) }];

    expect(await verdictsOf([{ kind: "timeline", entries }])).toEqual(["verbatim", ...verdict]);
  });

  it.each([
    { name: "its provider", column: "Alpha", verdict: [] },
    { name: "another provider", column: "Beta", verdict: ["misattributed"] },
  ])("tells a cell in the column of $name", async ({ column, verdict }) => {
    const header = [sentence("Comparaison"), sentence(column)];
    const rows = [[sentence("SecNumCloud"), sentence(QUALIFIED, 1)]];

    expect(await verdictsOf([{ kind: "table", header, rows }])).toEqual([
      "verbatim",
      "verbatim",
      "verbatim",
      "verbatim",
      ...verdict,
    ]);
  });

  it("finds nothing wrong with nothing", async () => {
    expect(await verdicts([])).toEqual([]);
  });
});

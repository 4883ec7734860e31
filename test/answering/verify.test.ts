import { describe, expect, it } from "vitest";
import { verify } from "../../src/answering/verify.ts";
import type { AnswerSentence, Block, Citation } from "../../src/domain/answer.ts";
import type { AskerLanguage } from "../../src/domain/language.ts";
import { loadPhrases } from "../../src/language/phrases.ts";
import { sentence } from "../helpers/evaluated-answer.ts";
import { openSmallBase } from "../helpers/open-content.ts";

const QUALIFIED = "La société ALPHA est qualifiée pour deux services.";
const OWNED = "Alpha appartient à 60 % à Beta.";

const CATALOGUE: Citation = {
  number: 1,
  item: "fact:alpha-qualified",
  form: "summary",
  basis: "primary",
  caveat: "Page sans date : date du catalogue.",
  title: "Catalogue",
  publisher: "Authority",
  url: "https://example.com/catalogue",
  published: null,
  asOf: "2025-06-10",
  excerpt: QUALIFIED,
};
const SHARES: Citation = {
  number: 2,
  item: "fact:alpha-owner",
  form: "summary",
  basis: "vendor",
  caveat: null,
  title: "Shares",
  publisher: "Alpha",
  url: "https://example.com/shares",
  published: "2025",
  asOf: "2025",
  excerpt: OWNED,
};
const ARTICLE: Citation = {
  number: 3,
  item: "article:2025-06-10-alpha.en",
  form: "summary",
  basis: null,
  caveat: null,
  title: "Catalogue",
  publisher: "Authority",
  url: "https://example.com/catalogue",
  published: "2025-06-10",
  asOf: "2025-06-10",
  excerpt: "Alpha is qualified. It waited a year.",
};
const QUOTE: Citation = {
  ...SHARES,
  number: 4,
  form: "quotation",
  excerpt: "Beta holds sixty per cent.",
};

interface Draft {
  readonly language?: AskerLanguage;
  readonly citations?: readonly Citation[];
}

async function verdictsOf(
  blocks: readonly Block[],
  { language = "fr", citations = [CATALOGUE, SHARES, ARTICLE, QUOTE] }: Draft = {},
): Promise<readonly string[]> {
  const [generation, phrases] = await Promise.all([openSmallBase(), loadPhrases("prompts")]);
  const answer = { blocks: [...blocks], citations: [...citations], language };
  return verify(answer, { generation, phrases }).map(({ verdict }) => verdict);
}

async function verdicts(
  sentences: readonly AnswerSentence[],
  draft: Draft = {},
): Promise<readonly string[]> {
  return verdictsOf([{ kind: "text", sentences: [...sentences] }], draft);
}

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

  it("finds nothing wrong with nothing", async () => {
    expect(await verdicts([])).toEqual([]);
  });
});

describe("verify, of frames", () => {
  it.each([
    { name: "words of prompts/", frame: "Auparavant :", verdict: "verbatim" },
    {
      name: "the date of the evidence before",
      frame: "(État : 10 juin 2025.)",
      verdict: "verbatim",
    },
    {
      name: "the title of the evidence after",
      frame: "À propos de « Alpha » :",
      verdict: "verbatim",
    },
    {
      name: "the name of a provider",
      frame: "Rien trouvé dans la base sur ce point pour Beta.",
      verdict: "verbatim",
    },
    {
      name: "the language of the evidence after",
      frame: "La base ne le dit qu'en français :",
      verdict: "verbatim",
    },
    {
      name: "two readings",
      frame: "Compris comme Alpha ; autre sens possible : Beta.",
      verdict: "verbatim",
    },
    { name: "another date", frame: "(État : 11 juin 2025.)", verdict: "unknown-frame" },
    { name: "the date of the evidence after", frame: "(État : 2025.)", verdict: "unknown-frame" },
    { name: "another title", frame: "À propos de « Bleu » :", verdict: "unknown-frame" },
    { name: "a statement in a slot", frame: "Alpha est américaine :", verdict: "unknown-frame" },
    {
      name: "a name that the base does not have",
      frame: "Rien trouvé dans la base sur ce point pour Bleu.",
      verdict: "unknown-frame",
    },
    {
      name: "another language",
      frame: "La base ne le dit qu'en anglais :",
      verdict: "unknown-frame",
    },
    { name: "words of nobody", frame: "Alpha est la meilleure.", verdict: "unknown-frame" },
    { name: "a frame of another language", frame: "Before that:", verdict: "unknown-frame" },
    { name: "evidence without its number", frame: QUALIFIED, verdict: "unknown-frame" },
  ])("tells $name: $verdict", async ({ frame, verdict }) => {
    const found = await verdicts([sentence(QUALIFIED, 1), sentence(frame), sentence(OWNED, 2)]);

    expect(found).toEqual(["verbatim", verdict, "verbatim"]);
  });

  it("knows the name before an entry of a list by the entry", async () => {
    const own = [sentence("Alpha :"), sentence("Beta, 60 %", 2)];
    const other = [sentence("Beta :"), sentence("Beta, 60 %", 2)];

    expect(await verdictsOf([{ kind: "list", items: [own, other] }])).toEqual([
      "verbatim",
      "verbatim",
      "unknown-frame",
      "verbatim",
    ]);
  });

  it("knows no date at the beginning, where nothing is dated yet", async () => {
    const found = await verdicts([sentence("(État : 10 juin 2025.)"), sentence(QUALIFIED, 1)]);

    expect(found).toEqual(["unknown-frame", "verbatim"]);
  });

  it("knows dates in the language of the answer", async () => {
    const draft = { language: "de" } as const;

    const german = await verdicts(
      [sentence(QUALIFIED, 1), sentence("(Stand: 10. Juni 2025.)")],
      draft,
    );
    const french = await verdicts(
      [sentence(QUALIFIED, 1), sentence("(Stand: 10 juin 2025.)")],
      draft,
    );

    expect(german[1]).toBe("verbatim");
    expect(french[1]).toBe("unknown-frame");
  });
});

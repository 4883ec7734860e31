import { verify } from "../../src/answering/verify.ts";
import type { AnswerSentence, Block, Citation } from "../../src/domain/answer.ts";
import type { AskerLanguage } from "../../src/domain/language.ts";
import { loadPhrases } from "../../src/language/phrases.ts";
import { openSmallBase } from "./open-content.ts";

/** Statements of the small base. */
export const QUALIFIED = "La société ALPHA est qualifiée pour deux services.";
export const OWNED = "Alpha appartient à 60 % à Beta.";

/** Citations of the small base as answering makes them, numbered 1 to 4. */
export const CATALOGUE: Citation = {
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
export const ARTICLE: Citation = {
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

/** What differs from a French draft with all four citations. */
interface Draft {
  readonly language?: AskerLanguage;
  readonly citations?: readonly Citation[];
}

const loading = loadPhrases("prompts");

/** Verdicts of a draft's sentences, in reading order. */
export async function verdictsOf(
  blocks: readonly Block[],
  { language = "fr", citations = [CATALOGUE, SHARES, ARTICLE, QUOTE] }: Draft = {},
): Promise<readonly string[]> {
  const [generation, phrases] = await Promise.all([openSmallBase(), loading]);
  const answer = { blocks: [...blocks], citations: [...citations], language };
  return verify(answer, { generation, phrases }).map(({ verdict }) => verdict);
}

/** The same for one block of text. */
export async function verdicts(
  sentences: readonly AnswerSentence[],
  draft: Draft = {},
): Promise<readonly string[]> {
  return verdictsOf([{ kind: "text", sentences: [...sentences] }], draft);
}

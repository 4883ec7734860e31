import type { Citation } from "../domain/answer.ts";
import type { Form } from "../domain/form.ts";
import type { BaseLanguage } from "../domain/language.ts";
import type { Item, Passage } from "../domain/passage.ts";
import { BotError } from "../errors.ts";

/** Evidence as a citation leads to it: without its number. */
export type CitedEvidence = Omit<Citation, "number">;

function missingSource(item: Item, index: number): BotError {
  return new BotError(
    "GENERATION_INVALID",
    `${item.id} has no source ${String(index + 1)}: run \`npm run souverain index\` to build the index again`,
  );
}

/** Where on its page a passage stands, as far as it is known. */
function placeOf({
  pageNumber,
  isUniqueOnPage,
}: Pick<Passage, "pageNumber" | "isUniqueOnPage">): Pick<
  CitedEvidence,
  "pageNumber" | "isUniqueOnPage"
> {
  return {
    ...(pageNumber === undefined ? {} : { pageNumber }),
    ...(isUniqueOnPage === undefined ? {} : { isUniqueOnPage }),
  };
}

/**
 * Every source of a passage, as citations lead to them.
 *
 * @param language - Language of the caveat.
 */
export function citedEvidence(
  item: Item,
  passage: Pick<Passage, "text" | "sources" | "pageNumber" | "isUniqueOnPage">,
  { language, form }: { readonly language: BaseLanguage; readonly form: Form },
): readonly CitedEvidence[] {
  return passage.sources.map((index) => {
    const source = item.sources[index];
    if (source === undefined) {
      throw missingSource(item, index);
    }
    const { title, publisher, url, published } = source;
    return {
      item: item.id,
      // What was read from a page is as its source says, whatever is made of it.
      form: item.page?.form ?? form,
      basis: item.fact?.basis ?? item.page?.basis ?? null,
      caveat: item.fact?.note?.[language] ?? null,
      title,
      publisher,
      url,
      published,
      asOf: item.date,
      excerpt: passage.text,
      ...placeOf(passage),
    };
  });
}

/** Numbers citations in the order of their first use; the same source of the same passage has one number. */
export class CitationLedger {
  readonly #citations: Citation[] = [];
  readonly #numbers = new Map<string, number>();

  get citations(): readonly Citation[] {
    return this.#citations;
  }

  /** Numbers of all sources of a passage. */
  cite(evidence: readonly CitedEvidence[]): number[] {
    return evidence.map((each) => {
      const key = JSON.stringify([each.item, each.url, each.form, each.excerpt]);
      const number = this.#numbers.get(key) ?? this.#citations.length + 1;
      if (!this.#numbers.has(key)) {
        this.#numbers.set(key, number);
        this.#citations.push({ number, ...each });
      }
      return number;
    });
  }
}

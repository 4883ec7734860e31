import type { AnswerSentence, Citation } from "../domain/answer.ts";
import { type AskerLanguage, BaseLanguage } from "../domain/language.ts";
import type { ItemId } from "../domain/passage.ts";
import type { Phrases } from "../language/phrases.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";
import { CitationLedger, citedEvidence } from "./citation-ledger.ts";
import type { FactItem } from "./fact-book.ts";
import { statementRow } from "./fact-units.ts";

/** What writing draws on. */
export interface WriterParts {
  readonly generation: SearchableGeneration;
  readonly phrases: Phrases;
}

/** Language of the base that answers this asker. */
function baseLanguageOf(language: AskerLanguage): BaseLanguage {
  return BaseLanguage.safeParse(language).data ?? "en";
}

/** Writes short values of facts with their citations, and the bot's own words around them. */
export class ValueWriter {
  readonly #parts: WriterParts;
  readonly #language: AskerLanguage;
  readonly #base: BaseLanguage;
  readonly #ledger: CitationLedger;

  constructor(parts: WriterParts, language: AskerLanguage, ledger = new CitationLedger()) {
    this.#parts = parts;
    this.#language = language;
    this.#base = baseLanguageOf(language);
    this.#ledger = ledger;
  }

  get citations(): readonly Citation[] {
    return this.#ledger.citations;
  }

  frame(key: string, slots: Readonly<Record<string, string>> = {}): AnswerSentence {
    return { text: this.#parts.phrases.text(this.#language, key, slots), citations: [] };
  }

  /** The short value of a fact. */
  value(item: FactItem): AnswerSentence {
    return { text: item.fact.value[this.#base], citations: this.#cite(item) };
  }

  /** Told where the base does not speak the asker's language; it must stand before what it speaks of. */
  languageNote(): readonly AnswerSentence[] {
    const language = this.#parts.phrases.text(this.#language, `language-${this.#base}`);
    return this.#base === this.#language ? [] : [this.frame("language-note", { language })];
  }

  #cite(item: FactItem): number[] {
    const { generation } = this.#parts;
    const row = this.#rowOf(item.id);
    return row === undefined
      ? []
      : this.#ledger.cite(
          citedEvidence(item, generation.passage(row), { language: this.#base, form: "summary" }),
        );
  }

  #rowOf(id: ItemId): number | undefined {
    return statementRow(id, this.#base, this.#parts.generation);
  }
}

import type { AskerLanguage, BaseLanguage } from "../domain/language.ts";
import type { Attribute } from "../domain/provider.ts";
import type { AnalysedWord } from "../language/analyse.ts";

/** What is searched for: a question as it was understood, with its conversation's context. */
export interface Query {
  /** Text that is embedded. */
  readonly text: string;
  /** Words for the lexical search and for coverage. */
  readonly words: readonly AnalysedWord[];
  readonly language: AskerLanguage;
  /** Language in which facts and topics are to be shown. */
  readonly baseLanguage: BaseLanguage;
  /** Ids of the providers named; empty when none. */
  readonly subjects: ReadonlySet<string>;
  /** Ids of the topics named (file name without language); empty when none. */
  readonly topics: ReadonlySet<string>;
  /** Attributes asked about; empty when none was recognised. */
  readonly attributes: ReadonlySet<Attribute>;
  /** ISO codes of the countries named; empty when none. */
  readonly countries: ReadonlySet<string>;
  /** Asks which of several, so that facts of the right kind count whatever they are about. */
  readonly asksList: boolean;
}

import type { FrontMatter } from "../domain/document.ts";
import type { BaseLanguage } from "../domain/language.ts";
import type { Passage } from "../domain/passage.ts";
import type { Provider } from "../domain/provider.ts";
import type { SourceEntry } from "../domain/source-entry.ts";

/** A place in a file's text, in UTF-16 offsets. */
export type TextSpan = Passage["offset"];

/** Where the two language versions of a text stand. */
export type BilingualSpan = Readonly<Record<BaseLanguage, TextSpan>>;

/** One file of data/providers, or facts in a folder of data/sources.yaml, valid. */
export interface ProviderFile {
  /** Path inside data/, with forward slashes; of a source, `sources/<source id>/<path in its folder>`. */
  readonly file: string;
  readonly provider: Provider;
  readonly summarySpan: BilingualSpan;
  /** One for each of `provider.facts`, in the same order. */
  readonly statementSpans: readonly BilingualSpan[];
}

/** A piece of a document's body that becomes one passage. */
export interface DocumentBlock {
  /** Heading path, outermost first, without the title. */
  readonly headings: readonly string[];
  /** Column names, for a row of a table; empty otherwise. */
  readonly columns: readonly string[];
  /** Without markers, white space collapsed. */
  readonly text: string;
  /** Where the text with its markers stands in the file. */
  readonly span: TextSpan;
  /** Indexes, from 0, into the front matter's sources. */
  readonly sources: readonly number[];
}

/** One file of data/topics or data/articles, valid. */
export interface DocumentFile {
  /** Path inside data/, with forward slashes. */
  readonly file: string;
  readonly frontMatter: FrontMatter;
  readonly blocks: readonly DocumentBlock[];
}

/** The whole base: every rule of data/README.md that a machine can check holds. */
export interface Knowledge {
  readonly providers: readonly ProviderFile[];
  readonly topics: readonly DocumentFile[];
  readonly articles: readonly DocumentFile[];
  /** Entries of data/sources.yaml, in its order; empty when there is no such file. */
  readonly sources: readonly SourceEntry[];
}

/** One thing to mend in the base. */
export interface KnowledgeFault {
  /** Path from the folder that holds the base, such as `data/providers/x.yaml`. */
  readonly file: string;
  /** Counted from 1; 1 when the whole file or folder is meant. */
  readonly line: number;
  /** What is wrong, and the mend. */
  readonly message: string;
}

export type KnowledgeReading =
  | { readonly kind: "valid"; readonly knowledge: Knowledge }
  /** Ordered by file and line. */
  | { readonly kind: "faulty"; readonly faults: readonly KnowledgeFault[] };

import { Document } from "@langchain/core/documents";
import { BaseRetriever, type BaseRetrieverInput } from "@langchain/core/retrievers";
import type { BaseLanguage } from "../domain/language.ts";
import type { PartialDate } from "../domain/partial-date.ts";
import type { Item, ItemId, Passage } from "../domain/passage.ts";
import type { Source } from "../domain/source.ts";

/** A passage as found for a question. */
export interface RetrievedPassage {
  readonly passage: Passage;
  readonly item: Item;
  /** Of its item; only good for comparing passages found for one question. */
  readonly score: number;
}

/** Finds passages for a question, best first; empty when it asks nothing. */
export type FindPassages = (question: string) => Promise<readonly RetrievedPassage[]>;

/** Where a document of the retriever comes from: all that a citation of it needs. */
export interface RetrievedMetadata
  extends Pick<Source, "title" | "publisher" | "url" | "published"> {
  readonly item: ItemId;
  /** Id of the passage, one of the item's. */
  readonly passage: string;
  readonly language: BaseLanguage;
  readonly score: number;
  /** Date of the state described. */
  readonly asOf: PartialDate | null;
  /** The passage's sources after the first, whose title, publisher, url and date are above. */
  readonly furtherSources: readonly Source[];
}

/** Without a source a passage is no evidence, so there is no document to make of it. */
function toDocuments({
  passage,
  item,
  score,
}: RetrievedPassage): readonly Document<RetrievedMetadata>[] {
  const [source, ...furtherSources] = passage.sources.flatMap((index) => item.sources[index] ?? []);
  if (source === undefined) {
    return [];
  }
  const { title, publisher, url, published } = source;
  const metadata: RetrievedMetadata = {
    item: item.id,
    passage: passage.id,
    language: passage.language,
    score,
    title,
    publisher,
    url,
    published,
    asOf: item.date,
    furtherSources,
  };
  return [new Document({ id: passage.id, pageContent: passage.text, metadata })];
}

/**
 * The bot's search as a LangChain retriever, for chains that want passages and not answers.
 *
 * @example
 * ```ts
 * const [best] = await retriever.invoke("Qui exploite Anthos chez OVHcloud ?");
 * best?.metadata.url;
 * ```
 */
export class SouverainRetriever extends BaseRetriever<RetrievedMetadata> {
  override lc_namespace = ["souverain", "retrieval"];
  readonly #find: FindPassages;

  constructor({ find, ...fields }: BaseRetrieverInput & { readonly find: FindPassages }) {
    super(fields);
    this.#find = find;
  }

  static override lc_name(): string {
    return "SouverainRetriever";
  }

  override async _getRelevantDocuments(query: string): Promise<Document<RetrievedMetadata>[]> {
    return (await this.#find(query)).flatMap(toDocuments);
  }
}

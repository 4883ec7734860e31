import { toBaseContent } from "./base-content.ts";
import type { KnowledgeFault } from "./knowledge.ts";
import { readKnowledge } from "./read-knowledge.ts";

/** How much a base holds. */
interface KnowledgeCounts {
  readonly providers: number;
  readonly facts: number;
  /** Files: a topic in two languages counts twice. */
  readonly topics: number;
  readonly articles: number;
  readonly passages: number;
}

export type KnowledgeCheck =
  | { readonly kind: "valid"; readonly counts: KnowledgeCounts }
  /** Ordered by file and line. */
  | { readonly kind: "faulty"; readonly faults: readonly KnowledgeFault[] };

/**
 * Checks a base without keeping it: what `npm run knowledge` prints.
 *
 * @throws {@link BotError} `KNOWLEDGE_INVALID` when the folder itself cannot be opened.
 */
export async function checkKnowledge(dataDir: string): Promise<KnowledgeCheck> {
  const reading = await readKnowledge(dataDir);
  if (reading.kind === "faulty") {
    return reading;
  }
  const { items, passages } = toBaseContent(reading.knowledge);
  const countKind = (kind: (typeof items)[number]["kind"]): number =>
    items.filter((item) => item.kind === kind).length;
  const counts = {
    providers: countKind("summary"),
    facts: countKind("fact"),
    topics: countKind("topic"),
    articles: countKind("article"),
    passages: passages.length,
  };
  return { kind: "valid", counts };
}

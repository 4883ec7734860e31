import type { Query } from "../retrieval/query.ts";
import type { Intents } from "./intents.ts";
import type { FoundName } from "./name-finder.ts";

/** A question as it was understood. */
export interface Understanding extends Query {
  /** The message without mentions, markup and the like. */
  readonly cleaned: string;
  readonly intents: Intents;
  /** Names found in the question and, for a follow-up, in what it leans on. */
  readonly names: readonly FoundName[];
  /** Concepts the question names. */
  readonly concepts: ReadonlySet<string>;
  /** True when earlier questions were read with it. */
  readonly isFollowUp: boolean;
  /** A year before today that the question names. */
  readonly asksPast: boolean;
}

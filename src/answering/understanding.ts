import type { Attribute } from "../domain/provider.ts";
import type { Query } from "../retrieval/query.ts";
import type { AskedKind } from "./asked-kinds.ts";
import type { Intents } from "./intents.ts";
import type { FoundName } from "./name-finder.ts";
import type { TypedWords } from "./typed-words.ts";

/** A question as it was understood. */
export interface Understanding extends Query, TypedWords {
  /** The message without mentions, markup and the like. */
  readonly cleaned: string;
  /** What of `text` is asked, without what is told around it; all of it when nothing is marked. */
  readonly focus: string;
  readonly intents: Intents;
  /** Kinds of things asked for. */
  readonly askedKinds: ReadonlySet<AskedKind>;
  /** Words of the message itself, without what it leans on. */
  readonly ownWords: ReadonlySet<string>;
  /** The questions that the message puts one after the other; empty when it puts one. */
  readonly parts: readonly string[];
  /** Attributes of facts that each of them asks for, in their order. */
  readonly partAttributes: readonly ReadonlySet<Attribute>[];
  /** Names found in the question and, for a follow-up, in what it leans on. */
  readonly names: readonly FoundName[];
  /** Providers and offers among the subjects it names: neither technologies nor bodies that certify. */
  readonly providers: ReadonlySet<string>;
  /** Concepts the question names. */
  readonly concepts: ReadonlySet<string>;
  /** Those of them named in the focus. */
  readonly focusConcepts: ReadonlySet<string>;
  /** Concepts that any question can ask for. */
  readonly aspects: ReadonlySet<string>;
  /** Says nothing but which providers, by attribute, country or name: typed facts hold the whole answer. */
  readonly asksTypedList: boolean;
  /** Says nothing but which two or more providers to compare. */
  readonly asksBareComparison: boolean;
  /** True when earlier questions were read with it. */
  readonly isFollowUp: boolean;
  /** Folded words that name a country, alone or two together. */
  readonly placeWords: ReadonlySet<string>;
  /** Day on which it is asked (YYYY-MM-DD). */
  readonly today: string;
  /** This year and the last, as texts write them. */
  readonly recentYears: readonly string[];
  /** A year before today that the question names. */
  readonly asksPast: boolean;
}

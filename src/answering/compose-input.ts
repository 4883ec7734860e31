import type { Phrases } from "../language/phrases.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";
import type { Comparison } from "./comparison.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import type { FalsePremise } from "./premise.ts";
import type { Succession } from "./succession.ts";
import type { TimelineEntry } from "./timeline.ts";
import type { AskedList } from "./typed-list.ts";
import type { Understanding } from "./understanding.ts";

/** What composing draws on. */
export interface ComposeInput {
  readonly understanding: Understanding;
  /** In order of importance. */
  readonly chosen: readonly EvidenceUnit[];
  /** Providers asked for as a list; left out when no list is asked for. */
  readonly askedList?: AskedList | undefined;
  /** Providers to be shown side by side; left out when none are. */
  readonly comparison?: Comparison | undefined;
  /** What changed at a provider, oldest first: then it is all that is told; left out when that is not asked. */
  readonly changes?: readonly TimelineEntry[] | undefined;
  /** Facts that contradict a chosen one and are not chosen themselves. */
  readonly disputing: readonly EvidenceUnit[];
  /** What the question takes for granted and is not so; left out when nothing is. */
  readonly premise?: Pick<FalsePremise, "evidence"> | undefined;
  readonly succession: Succession;
  readonly generation: SearchableGeneration;
  readonly phrases: Phrases;
}

/** State of the base and of its index, as anybody may see it. */
export interface BaseStatus {
  /** Id of the generation that answers. */
  readonly generation: string;
  /** ISO 8601. */
  readonly builtAt: string;
  /** Newest date of any item of the base. */
  readonly newest: string;
  readonly counts: {
    readonly providers: number;
    readonly facts: number;
    readonly topics: number;
    readonly articles: number;
    readonly passages: number;
  };
  /** The index run that ended last; `null` when none is on record. */
  readonly lastRun: {
    /** ISO 8601. */
    readonly finishedAt: string;
    readonly outcome: "published" | "cancelled" | "failed";
  } | null;
  /** Whether an index run is under way. */
  readonly isIndexing: boolean;
  /** Questions that wait for an outcome. */
  readonly waiting: number;
}

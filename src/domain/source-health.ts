/** How one source stands, for admins: the same on the terminal and in every chat. */
export interface SourceHealth {
  readonly source: string;
  readonly title: string;
  /** ISO 8601; `null`: never. */
  readonly lastSuccess: string | null;
  readonly ageHours: number | null;
  readonly limitHours: number;
  /** Past its limit, or never read. */
  readonly isStale: boolean;
  readonly pages: number;
  /** Pages whose last reading failed, with the fault that is most frequent. */
  readonly failing: number;
  readonly mostFrequentFault: string | null;
  /** Answers of the last 30 days that cite it. */
  readonly uses: number;
  readonly isQuarantined: boolean;
}

/** How the addresses of citations stand. */
export interface CitationHealth {
  readonly checked: number;
  /** Addresses that did not answer, newest check. */
  readonly dead: readonly { readonly url: string; readonly fault: string; readonly item: string }[];
  /** Quotations that no longer stand on their page. */
  readonly lostQuotes: readonly { readonly url: string; readonly item: string }[];
}

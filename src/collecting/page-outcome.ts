import type { Validators } from "../fetching/fetch-result.ts";
import type { PageReading, SnapshotText } from "./snapshot-store.ts";

/** Why a page or a list of pages could not be read, for reports. */
export interface CollectFault {
  /** A FetchFault, an ExtractFault or one of collecting's own, in kebab case. */
  readonly fault: string;
  /** For the terminal; says what to do. */
  readonly detail: string;
}

/** What became of one page. */
export type PageOutcome =
  | { readonly kind: "text"; readonly text: SnapshotText; readonly validators: Validators }
  | { readonly kind: "not-modified" }
  | ({ readonly kind: "failed" } & CollectFault)
  /** It is no more. */
  | ({ readonly kind: "gone" } & CollectFault);

/** A page that is to be read. */
export interface Target {
  /** What identifies it within its source. */
  readonly page: string;
  /**
   * Reads it.
   *
   * @param validators - Of what is kept; both `null` when the whole text is needed.
   */
  read(validators: Validators): Promise<PageOutcome>;
}

/** The pages of a source. */
export type Listing =
  | {
      readonly kind: "listed";
      /** Each page once, in an order that is the same on every run. */
      readonly targets: readonly Target[];
      /** Of what was found and is not read. */
      readonly failures: readonly (CollectFault & { readonly page: string })[];
      /** Whether a page that is not listed any more is gone: not so for feeds, which list what is new. */
      readonly isWhole: boolean;
    }
  | ({ readonly kind: "failed"; readonly page: string } & CollectFault);

/** The page must be fetched whole. */
export const NO_VALIDATORS: Validators = { etag: null, lastModified: null };

/** Whether the last reading of a page gave text that is still the newest known. */
export function isServed({ outcome, hash }: PageReading): boolean {
  return hash !== null && outcome !== "vanished";
}

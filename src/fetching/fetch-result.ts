/** Why an address gave nothing that may be read; what admins see is worded from it. */
export type FetchFault =
  | "bad-address"
  /** The address, or what its name resolves to, is not public (loopback, private, link-local, …). */
  | "address-refused"
  | "robots-disallowed"
  | "not-found"
  | "gone"
  | "denied"
  | "server-error"
  | "rate-limited"
  | "too-large"
  | "too-slow"
  | "too-many-redirects"
  | "unreachable"
  | "tls-failed"
  | "content-type-refused"
  | "empty"
  | "cancelled";

/** What is known of an address from the last time. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** What became of one address. Expected outcomes are values; only a fault of our own is thrown. */
export type FetchResult =
  | {
      readonly kind: "fetched";
      /** After redirects. */
      readonly url: string;
      readonly body: Uint8Array;
      /** Lower case, without parameters, such as `text/html`. */
      readonly contentType: string;
      /** Charset of the content-type header, lower case; `null` when it names none. */
      readonly charset: string | null;
      readonly validators: Validators;
      /** ISO 8601. */
      readonly fetchedAt: string;
    }
  | { readonly kind: "not-modified"; readonly url: string; readonly fetchedAt: string }
  | {
      readonly kind: "failed";
      readonly fault: FetchFault;
      /** HTTP status, when there was an answer. */
      readonly status: number | null;
      /** For the log and the terminal; says what to do. Without secrets. */
      readonly detail: string;
      /** Whether a later run may succeed. */
      readonly retryable: boolean;
    };

export interface FetchRequest {
  readonly url: string;
  readonly validators?: Validators;
  /** Content types that are wanted, lower case; others are refused before their body is read. */
  readonly accept: readonly string[];
  readonly signal: AbortSignal;
}

/** Reads public addresses politely: robots.txt, pace per host, limits of time and size. */
export interface Fetcher {
  fetch(request: FetchRequest): Promise<FetchResult>;
  /** Ends all connections. */
  close(): Promise<void>;
}

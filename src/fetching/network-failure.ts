import { type FetchFailure, failure } from "./failure.ts";
import type { FetchFault } from "./fetch-result.ts";
import { AddressRefusedError } from "./guarded-connector.ts";
import { shownAddress, shownText } from "./shown-address.ts";

const TLS =
  /^(?:ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH|EPROTO)/u;
const DECODING = /^(?:Z_|ERR__?(?:BROTLI|ERROR_))/u;
const CUT: ReadonlySet<string> = new Set(["ECONNRESET", "EPIPE", "UND_ERR_SOCKET", "EAI_AGAIN"]);

const FAULTS: Readonly<Record<string, readonly [FetchFault, string]>> = {
  ENOTFOUND: ["unreachable", "is a name that does not exist"],
  EAI_AGAIN: ["unreachable", "is a name that cannot be resolved now"],
  ECONNREFUSED: ["unreachable", "refuses connections"],
  ECONNRESET: ["unreachable", "cut the connection"],
  EPIPE: ["unreachable", "cut the connection"],
  UND_ERR_SOCKET: ["unreachable", "cut the connection"],
  UND_ERR_CONNECT_TIMEOUT: ["unreachable", "does not take connections"],
  UND_ERR_HEADERS_TIMEOUT: ["too-slow", "sent no answer in time"],
  UND_ERR_BODY_TIMEOUT: ["too-slow", "stopped sending"],
  UND_ERR_RES_EXCEEDED_MAX_SIZE: ["too-large", "sends more than is read"],
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: ["server-error", "sends more or less than it announces"],
  // A parser's own check: of statuses below 100, for one.
  ERR_ASSERTION: ["server-error", "does not answer in HTTP"],
  UND_ERR_HEADERS_OVERFLOW: ["server-error", "sends headers without end"],
};

/** Errors from the outermost in: wrappers carry what they wrap as `cause`. */
function chain(error: unknown): readonly Error[] {
  const errors: Error[] = [];
  for (let each = error; each instanceof Error && errors.length < 8; each = each.cause) {
    errors.push(each);
  }
  return errors;
}

/** The code of an error, or what stands in for it; parsers of undici leave theirs out at times. */
function codeOf(error: Error): string | null {
  if ("code" in error && typeof error.code === "string" && error.code !== "") {
    return error.code;
  }
  return error.name === "HTTPParserError" ? "HPE_INVALID" : null;
}

function faultOf(code: string): readonly [FetchFault, string] {
  if (TLS.test(code)) {
    return ["tls-failed", `has no valid certificate or encryption (${shownText(code)})`];
  }
  if (DECODING.test(code)) {
    return ["server-error", `sends what cannot be decompressed (${shownText(code)})`];
  }
  if (code.startsWith("HPE_")) {
    return ["server-error", `does not answer in HTTP (${shownText(code)})`];
  }
  return FAULTS[code] ?? ["unreachable", `cannot be reached (${shownText(code)})`];
}

/**
 * What broke while an address was asked, and whether another attempt shortly after may succeed.
 *
 * @throws what it is given when that is a fault of our own, not one of the connection.
 */
export function networkFailure(
  error: unknown,
  url: URL,
): { readonly failed: FetchFailure; readonly passesSoon: boolean } {
  const errors = chain(error);
  const refused = errors.find((each) => each instanceof AddressRefusedError);
  if (refused !== undefined) {
    const failed = failure("address-refused", `${refused.message}: ${shownAddress(url)}`);
    return { failed, passesSoon: false };
  }
  const code = errors.map(codeOf).findLast((each) => each !== null);
  // Without either it did not come from the network: undici wraps whatever breaks there.
  if (code === undefined && errors.length < 2) {
    throw error;
  }
  const [fault, meaning] = faultOf(code ?? errors.at(-1)?.message ?? "");
  const detail = `${url.host} ${meaning}: ${shownAddress(url)}`;
  return { failed: failure(fault, detail), passesSoon: CUT.has(code ?? "") };
}

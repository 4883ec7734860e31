import type { Response } from "undici";
import { bytesOf, type ContentType, readContentType } from "./content-type.ts";
import type { Passing } from "./exchange.ts";
import { type FetchFailure, failure } from "./failure.ts";
import type { FetchLimits } from "./fetch-limits.ts";
import type { FetchRequest, FetchResult } from "./fetch-result.ts";
import { foreignEncoding, readBody } from "./read-body.ts";
import { type Redirect, readRedirect } from "./redirect.ts";
import { readRetryAfter } from "./retry-after.ts";
import { shownAddress, shownText } from "./shown-address.ts";
import { passesSoon, statusFailure } from "./status-failure.ts";

export type PageAnswer =
  | Exclude<FetchResult, { kind: "failed" }>
  | FetchFailure
  | Passing
  | Redirect;

/** A status without a page, as a failure that may pass soon or not. */
export function readFailure(response: Response, url: URL, now: Date): FetchFailure | Passing {
  const failed = statusFailure(response.status, url);
  return passesSoon(response.status)
    ? {
        kind: "passing",
        failure: failed,
        retryAfterMs: readRetryAfter(response.headers.get("retry-after"), now),
      }
    : failed;
}

export interface PageQuestion {
  readonly url: URL;
  readonly request: FetchRequest;
  /** Whether it was asked for only if it changed. */
  readonly isConditional: boolean;
  readonly limits: FetchLimits;
  readonly now: () => Date;
}

/** What an answer to the request for a page says; its body is read only when it is wanted. */
export async function readPage(response: Response, question: PageQuestion): Promise<PageAnswer> {
  const { url, now } = question;
  if (response.status === 304 && question.isConditional) {
    return { kind: "not-modified", url: url.href, fetchedAt: now().toISOString() };
  }
  const redirect = readRedirect(response);
  if (redirect !== null) {
    return redirect;
  }
  if (response.status !== 200 && response.status !== 203 && response.status !== 204) {
    return readFailure(response, url, now());
  }
  return readWanted(response, question);
}

async function readWanted(response: Response, question: PageQuestion): Promise<PageAnswer> {
  const { url, request } = question;
  const { status } = response;
  const where = shownAddress(url);
  const encoding = foreignEncoding(response);
  if (encoding !== null) {
    const detail = `${where} is compressed as ${shownText(encoding)}, which was not asked for`;
    return failure("content-type-refused", detail, { status });
  }
  if (status === 204) {
    return failure("empty", `nothing was sent: ${where}`, { status });
  }
  const content = readContentType(response.headers.get("content-type"));
  if (content === null || !request.accept.includes(content.type)) {
    const what = content === null ? "does not say what it is" : `is ${shownText(content.type)}`;
    const detail = `${where} ${what}; wanted: ${request.accept.join(", ")}`;
    return failure("content-type-refused", detail, { status });
  }
  return readContent(response, content, question);
}

async function readContent(
  response: Response,
  content: ContentType,
  { url, limits, now }: PageQuestion,
): Promise<PageAnswer> {
  const { headers, status } = response;
  const limit = bytesOf(content.type, limits);
  const isAnnouncedTooLarge = Number(headers.get("content-length")) > limit;
  const body = isAnnouncedTooLarge ? null : await readBody(response, limit);
  if (body === null || !body.isWhole) {
    const detail = `${shownAddress(url)} is larger than ${limit} bytes`;
    return failure("too-large", detail, { status });
  }
  if (body.bytes.length === 0) {
    return failure("empty", `nothing was sent: ${shownAddress(url)}`, { status });
  }
  return {
    kind: "fetched",
    url: url.href,
    body: body.bytes,
    contentType: content.type,
    charset: content.charset,
    validators: { etag: headers.get("etag"), lastModified: headers.get("last-modified") },
    fetchedAt: now().toISOString(),
  };
}

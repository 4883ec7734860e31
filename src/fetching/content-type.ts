import type { FetchLimits } from "./fetch-limits.ts";

export interface ContentType {
  /** Lower case, without parameters. */
  readonly type: string;
  /** Lower case; `null` when none is named. */
  readonly charset: string | null;
}

const TYPE = /^\s*([\w!#$&^.+-]+\/[\w!#$&^.+-]+)\s*(?:;|$)/u;
const CHARSET = /;\s*charset\s*=\s*(?:"([\w.:+-]{1,40})"|([\w.:+-]{1,40}))\s*(?:;|$)/iu;

/** Types whose body may be as large as a document; every other is text. */
const DOCUMENTS: ReadonlySet<string> = new Set([
  "application/pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
]);

/** A content-type header; `null` when there is none, or none that can be read. */
export function readContentType(header: string | null): ContentType | null {
  const text = (header ?? "").slice(0, 1_000);
  const type = TYPE.exec(text)?.[1];
  if (type === undefined) {
    return null;
  }
  const [, quoted, bare] = CHARSET.exec(text) ?? [];
  return { type: type.toLowerCase(), charset: (quoted ?? bare)?.toLowerCase() ?? null };
}

/** How large a body of a type may be, in bytes. */
export function bytesOf(type: string, limits: FetchLimits): number {
  return DOCUMENTS.has(type) ? limits.documentBytes : limits.textBytes;
}

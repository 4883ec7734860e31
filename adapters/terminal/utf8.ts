import { isUtf8 } from "node:buffer";

/** Either a text, or the place of the first byte that breaks it. */
export type Decoded =
  | { readonly kind: "text"; readonly text: string }
  /** `offset` counts bytes from 0. */
  | { readonly kind: "invalid"; readonly offset: number };

const REPLACEMENT = "\ufffd";
const REPLACEMENT_BYTES = Buffer.from(REPLACEMENT);

/** Decodes UTF-8 without ever replacing a byte; a byte order mark at the start is dropped. */
export function decodeUtf8(bytes: Buffer): Decoded {
  if (isUtf8(bytes)) {
    return { kind: "text", text: bytes.toString("utf8").replace(/^\ufeff/u, "") };
  }
  return { kind: "invalid", offset: firstInvalidByte(bytes) };
}

/** The decoder puts U+FFFD where it gives up; one that stands in the bytes themselves is no fault. */
function firstInvalidByte(bytes: Buffer): number {
  const text = bytes.toString("utf8");
  let offset = 0;
  let read = 0;
  for (;;) {
    const at = text.indexOf(REPLACEMENT, read);
    offset += Buffer.byteLength(text.slice(read, at));
    if (at === -1 || !bytes.subarray(offset, offset + 3).equals(REPLACEMENT_BYTES)) {
      return offset;
    }
    offset += REPLACEMENT_BYTES.length;
    read = at + 1;
  }
}

import type { Response } from "undici";

const FIRST_CAPACITY = 64 * 1024;

/** Encodings that are asked for and undone; the body of any other would be read as it is, compressed. */
const ENCODINGS: ReadonlySet<string> = new Set(["", "identity", "gzip", "x-gzip", "deflate", "br"]);

/** How a body is compressed, lower case, when that was not asked for and is not undone; else `null`. */
export function foreignEncoding(response: Response): string | null {
  const encoding = response.headers.get("content-encoding")?.trim().toLowerCase() ?? "";
  return ENCODINGS.has(encoding) ? null : encoding;
}

/** Room for so many bytes, with what was there; doubled, so that a body is copied a few times at most. */
function grown(bytes: Uint8Array, needed: number): Uint8Array {
  if (needed <= bytes.length) {
    return bytes;
  }
  const larger = new Uint8Array(Math.max(needed, 2 * bytes.length));
  larger.set(bytes);
  return larger;
}

/**
 * Reads a body up to so many bytes, counted after decompression; what lies beyond is not read.
 *
 * Pieces are copied into one buffer: a body sent byte by byte would cost a hundred times its size as
 * a list of pieces.
 */
export async function readBody(
  response: Response,
  limit: number,
): Promise<{ readonly bytes: Uint8Array; readonly isWhole: boolean }> {
  const pieces: AsyncIterable<Uint8Array> | readonly Uint8Array[] = response.body ?? [];
  let bytes: Uint8Array = new Uint8Array(Math.min(limit, FIRST_CAPACITY));
  let size = 0;
  for await (const piece of pieces) {
    const fitting = piece.subarray(0, limit - size);
    bytes = grown(bytes, size + fitting.length);
    bytes.set(fitting, size);
    size += fitting.length;
    if (fitting.length < piece.length) {
      return { bytes: bytes.slice(0, size), isWhole: false };
    }
  }
  return { bytes: bytes.slice(0, size), isWhole: true };
}

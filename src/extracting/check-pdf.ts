import { constants, inflateSync } from "node:zlib";
import { type ExtractFailure, failed } from "./document-parts.ts";

/** One stream inflated: pages of text have some 10 kB, embedded fonts up to some MB. */
const MAX_STREAM = 50_000_000;
/** All streams but pictures together. */
const MAX_TOTAL = 200_000_000;
/** Compressed bytes of filters whose output is not measured; they can grow a thousandfold. */
const MAX_UNMEASURED = 2_000_000;
const MAX_STREAMS = 100_000;
const MAX_LAYERS = 4;
/** How far before a stream its dictionary is looked for. */
const DICTIONARY = 1000;

interface Inflated {
  readonly bytes: Buffer;
  readonly isTooLarge: boolean;
}

function isOversize(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
}

/** What comes out of one layer of zlib, broken data as far as it goes. */
function inflate(bytes: Buffer): Inflated {
  try {
    const options = { maxOutputLength: MAX_STREAM, finishFlush: constants.Z_SYNC_FLUSH };
    return { bytes: inflateSync(bytes, options), isTooLarge: false };
  } catch (error) {
    return { bytes: Buffer.alloc(0), isTooLarge: isOversize(error) };
  }
}

function isZlib(bytes: Buffer): boolean {
  const [first = 0, second = 0] = bytes;
  // RFC 1950: method 8, and the two first bytes are a multiple of 31.
  return (first & 15) === 8 && (first * 256 + second) % 31 === 0;
}

/** What a stream weighs with all its layers inflated; `null` when it is larger than any that may be read. */
function weigh(stream: Buffer): number | null {
  let bytes = stream;
  // Broken data weighs as much as it took to look at.
  let total = isZlib(bytes) ? bytes.length : 0;
  for (let layer = 0; layer < MAX_LAYERS && isZlib(bytes); layer++) {
    const result = inflate(bytes);
    if (result.isTooLarge) {
      return null;
    }
    bytes = result.bytes;
    total += bytes.length;
  }
  return total;
}

interface PdfStream {
  readonly dictionary: string;
  readonly bytes: Buffer;
}

/** Where a mark stands next, looked for once and not again from each place before it. */
function createFind(file: Buffer, mark: string): (from: number) => number {
  let found = -1;
  return (from) => {
    if (found < from) {
      const next = file.indexOf(mark, from);
      found = next < 0 ? file.length : next;
    }
    return found;
  };
}

/** Streams in the order of the file, wherever the tables of the file say that they are. */
function* streamsOf(file: Buffer): Generator<PdfStream> {
  const findEnd = createFind(file, "endstream");
  let at = file.indexOf("stream");
  while (at >= 0) {
    if (file.toString("latin1", at - 3, at) === "end") {
      at = file.indexOf("stream", at + 6);
      continue;
    }
    const start = at + (file[at + 6] === 13 ? 8 : 7);
    const before = file.toString("latin1", Math.max(0, at - DICTIONARY), at);
    yield {
      dictionary: before.slice(before.lastIndexOf(" obj") + 1),
      bytes: file.subarray(start, findEnd(start)),
    };
    at = file.indexOf("stream", at + 6);
  }
}

function isUnmeasured({ dictionary, bytes }: PdfStream): boolean {
  return (
    /\/(?:LZWDecode|LZW|RunLengthDecode|RL)\b/u.test(dictionary) && bytes.length > MAX_UNMEASURED
  );
}

/**
 * Inflates the streams of a PDF with a limit, because its reader has none. Pictures are left out: their
 * pixels are never asked for.
 *
 * @returns `bomb` for a file that would grow beyond what is read; `null` otherwise.
 */
export function refusePdf(body: Uint8Array): ExtractFailure | null {
  const file = Buffer.from(body.buffer, body.byteOffset, body.length);
  let total = 0;
  let count = 0;
  for (const stream of streamsOf(file)) {
    if (/\/Subtype\s*\/Image\b/u.test(stream.dictionary)) {
      continue;
    }
    const weight = weigh(stream.bytes);
    total += weight ?? 0;
    count += 1;
    if (weight === null || total > MAX_TOTAL || isUnmeasured(stream)) {
      return failed("bomb", `would grow beyond ${String(MAX_STREAM)} bytes a stream when inflated`);
    }
    if (count > MAX_STREAMS) {
      return failed("bomb", `has more than ${String(MAX_STREAMS)} streams`);
    }
  }
  return null;
}

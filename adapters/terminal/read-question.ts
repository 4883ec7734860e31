import type { Streams } from "./streams.ts";
import { UsageError } from "./usage-error.ts";
import { decodeUtf8 } from "./utf8.ts";

/** Above any question; a question that is merely long is refused by the assistant. */
const MAX_BYTES = 1 << 20;
const MEND = "give it as UTF-8 text";

/**
 * The question of `ask`: its words, or all of standard input when there are none.
 *
 * @throws {UsageError} when there is nothing to read, or what is there is no text.
 */
export async function readQuestion(
  words: readonly string[],
  { stdin }: Pick<Streams, "stdin">,
): Promise<string> {
  if (words.length > 0) {
    return fromWords(words.join(" "));
  }
  if (stdin.isTTY === true) {
    throw new UsageError('Give a question: souverain ask "Who runs Bleu?" (or pipe one in)');
  }
  const decoded = decodeUtf8(await readAll(stdin));
  if (decoded.kind === "invalid") {
    throw new UsageError(
      `The question on standard input is no valid UTF-8 from byte ${String(decoded.offset + 1)} on; ${MEND}`,
    );
  }
  return decoded.text;
}

function fromWords(text: string): string {
  // Node has already replaced what it could not decode.
  const at = text.indexOf("\ufffd");
  if (at !== -1) {
    throw new UsageError(
      `The question is no valid UTF-8 from its character ${String(at + 1)} on; ${MEND}`,
    );
  }
  return text;
}

async function readAll(stdin: AsyncIterable<Buffer | string>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stdin) {
    const buffer = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    bytes += buffer.length;
    if (bytes > MAX_BYTES) {
      throw new UsageError(
        `The question on standard input is longer than ${String(MAX_BYTES)} bytes; for many questions use --batch -`,
      );
    }
    chunks.push(buffer);
  }
  return Buffer.concat(chunks);
}

import { decodeUtf8 } from "./utf8.ts";

/** A line of input, numbered from 1. */
export type InputLine =
  | { readonly kind: "line"; readonly number: number; readonly text: string }
  | { readonly kind: "broken"; readonly number: number; readonly problem: string };

/** Longest line read: far above any question with its history, far below the memory of a machine. */
const MAX_LINE_BYTES = 1 << 20;
const NEWLINE = 0x0a;

/**
 * Cuts a stream of bytes into lines; the end-of-line marks are dropped.
 *
 * A line that is no UTF-8 or longer than 1 MiB comes out as `broken`, and reading goes on after it.
 */
export async function* readLines(input: AsyncIterable<Buffer | string>): AsyncGenerator<InputLine> {
  const collector = new LineCollector();
  for await (const chunk of input) {
    let rest = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    for (let end = rest.indexOf(NEWLINE); end !== -1; end = rest.indexOf(NEWLINE)) {
      collector.add(rest.subarray(0, end));
      yield collector.take();
      rest = rest.subarray(end + 1);
    }
    collector.add(rest);
  }
  if (!collector.isEmpty()) {
    yield collector.take();
  }
}

class LineCollector {
  #chunks: Buffer[] = [];
  #bytes = 0;
  #number = 0;

  add(chunk: Buffer): void {
    this.#bytes += chunk.length;
    // What is too long is counted but not kept.
    if (this.#bytes <= MAX_LINE_BYTES) {
      this.#chunks.push(chunk);
    } else {
      this.#chunks = [];
    }
  }

  isEmpty(): boolean {
    return this.#bytes === 0;
  }

  take(): InputLine {
    const bytes = this.#bytes;
    const line = Buffer.concat(this.#chunks);
    this.#chunks = [];
    this.#bytes = 0;
    this.#number += 1;
    if (bytes > MAX_LINE_BYTES) {
      const problem = `is longer than ${String(MAX_LINE_BYTES)} bytes; cut it into shorter lines`;
      return { kind: "broken", number: this.#number, problem };
    }
    const decoded = decodeUtf8(line);
    if (decoded.kind === "invalid") {
      const problem = `is no valid UTF-8 from byte ${String(decoded.offset + 1)} of the line on; save the file as UTF-8`;
      return { kind: "broken", number: this.#number, problem };
    }
    return { kind: "line", number: this.#number, text: decoded.text.replace(/\r$/u, "") };
  }
}

import type { Readable, Writable } from "node:stream";

/** The three streams of a process, or their stand-ins in a test. */
export interface Streams {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable & { readonly isTTY?: boolean };
}

/** Writes a line and, when the reader is slow, waits until it has caught up. */
export async function writeLine(output: Writable, line: string): Promise<void> {
  if (output.write(`${line}\n`) || output.writableEnded || output.destroyed) {
    return;
  }
  await new Promise<void>((resolve) => {
    const settle = (): void => {
      output.off("drain", settle).off("close", settle).off("error", settle);
      resolve();
    };
    output.on("drain", settle).on("close", settle).on("error", settle);
  });
}

/** Writes several lines, one after the other; none writes nothing. */
export async function writeLines(output: Writable, lines: readonly string[]): Promise<void> {
  if (lines.length > 0) {
    await writeLine(output, lines.join("\n"));
  }
}

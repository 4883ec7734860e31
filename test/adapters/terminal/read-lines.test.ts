import { Readable } from "node:stream";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type InputLine, readLines } from "../../../adapters/terminal/read-lines.ts";

async function read(chunks: readonly Buffer[]): Promise<readonly InputLine[]> {
  const lines: InputLine[] = [];
  for await (const line of readLines(Readable.from(chunks))) {
    lines.push(line);
  }
  return lines;
}

describe("readLines", () => {
  it("gives the same lines however the bytes are cut", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.string({ unit: "grapheme" }).map((text) => text.replaceAll(/[\r\n\ufeff]/gu, "")),
        ),
        fc.integer({ min: 1, max: 7 }),
        async (texts, size) => {
          const bytes = Buffer.from(texts.map((text) => `${text}\n`).join(""));
          const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
            bytes.subarray(index * size, (index + 1) * size),
          );

          const lines = await read(chunks);

          expect(lines).toEqual(
            texts.map((text, index) => ({ kind: "line", number: index + 1, text })),
          );
        },
      ),
    );
  });

  it.each([
    { name: "Windows ends of line", input: "a\r\nb\r\n", expected: ["a", "b"] },
    { name: "no last end of line", input: "a\nb", expected: ["a", "b"] },
    { name: "empty lines", input: "\n\na\n", expected: ["", "", "a"] },
    { name: "a byte order mark", input: "\ufeffa\n", expected: ["a"] },
    { name: "nothing", input: "", expected: [] },
  ])("reads $name", async ({ input, expected }) => {
    const lines = await read(input === "" ? [] : [Buffer.from(input)]);

    expect(lines.map((line) => (line.kind === "line" ? line.text : line.problem))).toEqual(
      expected,
    );
  });

  it("refuses a line of more than 1 MiB without keeping it, and reads on", async () => {
    const chunks = [
      ...Array.from({ length: 40 }, () => Buffer.alloc(1 << 15, 0x61)),
      Buffer.from("\nb\n"),
    ];

    const lines = await read(chunks);

    expect(lines).toEqual([
      {
        kind: "broken",
        number: 1,
        problem: "is longer than 1048576 bytes; cut it into shorter lines",
      },
      { kind: "line", number: 2, text: "b" },
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { type ParsedNode, parseDocument } from "yaml";
import { createFindLine } from "../../src/knowledge/find-line.ts";
import { createYamlSource } from "../../src/knowledge/yaml-source.ts";

const TEXT = "id: a\nnames:\n  - one\n  - 'two'\n";

describe("createYamlSource", () => {
  it("finds the places again when the tree is gone from memory", () => {
    let parsed = 0;
    const parse = (): ParsedNode | null => {
      parsed += 1;
      return parseDocument(TEXT).contents;
    };
    const frame = { text: TEXT, start: 0, findLine: createFindLine(TEXT) };
    const source = createYamlSource({ value: null, root: null, parse }, frame);

    const { start, end } = source.spanOf(["names", 1]);

    expect(TEXT.slice(start, end)).toBe("two");
    expect(source.lineOf(["names", 1])).toBe(4);
    // Once for both: what was parsed again is taken while it is there.
    expect(parsed).toBe(1);
  });
});

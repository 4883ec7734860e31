import { assert, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { textKey } from "../../src/indexing/text-key.ts";
import { vectorKey } from "../../src/models/vector-key.ts";

describe("textKey", () => {
  it("is the key that shipped vectors are stored under", () => {
    assert(
      property(string({ unit: "binary" }), (text) => {
        expect(textKey(text)).toBe(vectorKey(text));
      }),
    );
  });
});

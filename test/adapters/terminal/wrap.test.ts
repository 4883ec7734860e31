import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { displayWidth } from "../../../adapters/terminal/display-width.ts";
import { toWords, wrap } from "../../../adapters/terminal/wrap.ts";

describe("displayWidth", () => {
  it.each([
    { name: "Latin letters", text: "souveraineté", width: 12 },
    { name: "letters with combining marks", text: "e\u0301te\u0301", width: 3 },
    { name: "an emoji", text: "🙂", width: 2 },
    { name: "a flag", text: "🇪🇺", width: 2 },
    { name: "Chinese", text: "主权", width: 4 },
    { name: "a dash and an ellipsis", text: "a – b…", width: 6 },
    { name: "nothing", text: "", width: 0 },
  ])("counts the columns of $name", ({ text, width }) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe("wrap", () => {
  it("keeps every word, in order, and no line too long but for a single word", () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 40 }), fc.integer({ min: 1, max: 60 }), (text, width) => {
        const lines = wrap(toWords(text), width);

        expect(lines.join(" ")).toBe(text);
        for (const line of lines) {
          expect(line.length <= width || !line.includes(" ")).toBe(true);
        }
      }),
    );
  });

  it("never parts a glued word from the one before", () => {
    const words = [...toWords("un deux"), { plain: " [1]", shown: " [1]", glued: true }];

    expect(wrap(words, 8)).toEqual(["un", "deux [1]"]);
    expect(wrap(words, 6)).toEqual(["un", "deux [1]"]);
  });

  it("counts what is seen and not the escape sequences", () => {
    const words = toWords("un deux", (word) => `\u001b[1m${word}\u001b[22m`);

    expect(wrap(words, 7)).toHaveLength(1);
  });

  it("gives one empty line for no words", () => {
    expect(wrap([], 10)).toEqual([""]);
  });
});

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeText } from "../../../adapters/discord/markup.ts";
import { sanitizeLine } from "../../../src/presenting/sanitize.ts";
import { anyAnswer, anyText } from "../../helpers/answer-arbitrary.ts";
import { readMarkup } from "../../helpers/discord/read-markup.ts";
import { findRenderFaults } from "../../helpers/discord/render-proof.ts";

describe("rendering whatever an answer holds", () => {
  it("breaks no limit, pings nobody, links only to our own metadata", () => {
    fc.assert(
      fc.property(anyAnswer, anyText, (answer, above) => {
        expect(findRenderFaults(answer, above)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it("shows a text from outside as nothing but itself", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: shown, links, live } = readMarkup(escapeText(text));

        expect({ shown: shown.replaceAll("\u2060", ""), links, live }).toEqual({
          shown: sanitizeLine(text),
          links: [],
          live: [],
        });
      }),
      { numRuns: 1000 },
    );
  });
});

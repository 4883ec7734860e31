import * as fc from "fast-check";
import { expect, it } from "vitest";
import { anyAnswer, anyText } from "../helpers/answer-arbitrary.ts";
import { findRenderFaults } from "../helpers/discord/render-proof.ts";

const ANSWERS = 10_000;

it(`${ANSWERS.toLocaleString("en")} random answers: none over a limit, nothing live, no foreign link`, () => {
  let rendered = 0;
  fc.assert(
    fc.property(anyAnswer, anyText, (answer, above) => {
      rendered += 1;
      expect(findRenderFaults(answer, above)).toEqual([]);
    }),
    { numRuns: ANSWERS, seed: 20_261_128 },
  );

  process.stdout.write(`Discord, rendering: ${String(rendered)} answers, 0 faults\n`);
  expect(rendered).toBe(ANSWERS);
});

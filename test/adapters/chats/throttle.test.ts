import { expect, it } from "vitest";
import { throttle } from "../../../adapters/chats/throttle.ts";

it("passes on the first, and then one a second", () => {
  const passed: number[] = [];
  let time = 0;
  const pass = throttle((value: number) => passed.push(value), {
    everyMs: 1_000,
    clock: () => time,
  });

  for (const at of [0, 1, 999, 1_000, 1_500, 2_001, 2_999, 3_001]) {
    time = at;
    pass(at);
  }

  expect(passed).toEqual([0, 1_000, 2_001, 3_001]);
});

import { expect, it } from "vitest";
import { proveKills } from "../../helpers/discord/kill-proof.ts";

it("40 events, some of them twice, and 2 kills of the process: 40 outcomes", async () => {
  const result = await proveKills({ events: 40, kills: 2, seed: 7 });

  expect(result).toMatchObject({ kills: 2, once: 40, lost: [], doubled: [], stray: 0 });
});

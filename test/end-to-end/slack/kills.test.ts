import { expect, it } from "vitest";
import { runKills } from "../../helpers/slack/kill-run.ts";

it("answers each of 40 questions once although the process is killed", async () => {
  const { answers, posts, kills, lookUps } = await runKills({
    events: 40,
    kills: 1,
    duplicates: 0.3,
    seed: 1,
  });
  expect(answers).toEqual(Array.from({ length: 40 }, () => 1));
  expect(posts).toBe(40);
  expect(kills).toBe(1);
  // What was under way at a kill is looked for before it is posted.
  expect(lookUps).toBeGreaterThan(0);
});

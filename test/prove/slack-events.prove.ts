import { expect, it } from "vitest";
import { runKills } from "../helpers/slack/kill-run.ts";

const EVENTS = 1000;

it("answers each of 1,000 questions once, with 30 % of the events doubled and 5 kills", async () => {
  const result = await runKills({ events: EVENTS, kills: 5, duplicates: 0.3, seed: 20_261_128 });
  const { answers, posts, kills } = result;
  const lost = answers.filter((count) => count === 0).length;
  const doubled = answers.filter((count) => count > 1).length;
  process.stdout.write(
    `${JSON.stringify({ ...result, answers: answers.length, lost, doubled })}\n`,
  );
  expect({ lost, doubled, posts, kills }).toEqual({ lost: 0, doubled: 0, posts: EVENTS, kills: 5 });
});

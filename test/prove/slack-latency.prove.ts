import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { percentile } from "../../src/evaluation/percentile.ts";
import { openRealAssistant } from "../helpers/real-assistant.ts";
import { REAL_QUESTIONS } from "../helpers/real-questions.ts";
import { seededRandom } from "../helpers/seeded-random.ts";
import { answerIn, type SlackBot, startSlackBot } from "../helpers/slack/slack-bot.ts";

const USERS = 20;
const QUESTIONS_EACH = 10;
/** People read before they ask again: 4 to 8 seconds, where reading 80 words takes 20. These pauses are the load that is measured, not waits for something to happen. */
const THINK_FROM_MS = 4000;
const THINK_TO_MS = 8000;

/** One person who asks, reads, and asks again. @returns Milliseconds from each mention to its answer. */
async function converse(bot: SlackBot, index: number): Promise<readonly number[]> {
  const random = seededRandom(index);
  const user = `U0USER${String(index).padStart(3, "0")}`;
  bot.slack.world.addUser(user, { locale: "fr-FR" });
  const times: number[] = [];
  // Not all at the same moment: the first values of neighbouring seeds are alike.
  await sleep((index / USERS) * THINK_TO_MS);
  for (let asked = 0; asked < QUESTIONS_EACH; asked += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    await sleep(THINK_FROM_MS + random() * (THINK_TO_MS - THINK_FROM_MS));
    const question = REAL_QUESTIONS[Math.floor(random() * REAL_QUESTIONS.length)] ?? "";
    const before = performance.now();
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    const { message } = await bot.slack.people.mention(question, { user });
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    await answerIn(bot, message);
    times.push(performance.now() - before);
  }
  return times;
}

it(`answers ${String(USERS)} people at once; how fast is printed, not judged`, async () => {
  const real = await openRealAssistant();
  const bot = await startSlackBot({
    parts: { ask: async (question) => real.assistant.ask(question) },
  });
  try {
    const people = Array.from({ length: USERS }, async (_, index) => converse(bot, index));
    const times = (await Promise.all(people)).flat();
    const figure = (share: number): string => (percentile(times, share) ?? 0).toFixed(0);
    const figures = `p50 ${figure(0.5)} ms, p95 ${figure(0.95)} ms, slowest ${figure(1)} ms`;
    process.stdout.write(
      `Mention to posted answer, ${String(times.length)} questions: ${figures}\n`,
    );
    expect(times).toHaveLength(USERS * QUESTIONS_EACH);
  } finally {
    await bot.close();
    real.close();
  }
});

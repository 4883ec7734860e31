import { afterEach } from "vitest";
import { type SlackBot, type SlackBotOptions, startSlackBot } from "./slack-bot.ts";

/**
 * For a test file: starts bots, and closes them after each test; closing fails a test in which a call
 * broke a documented limit of Slack's.
 */
export function useSlackBot(): (options?: SlackBotOptions) => Promise<SlackBot> {
  const running: SlackBot[] = [];
  afterEach(async () => {
    const bots = running.splice(0);
    for (const bot of bots) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await bot.close();
    }
  });
  return async (options) => {
    const bot = await startSlackBot(options);
    running.push(bot);
    return bot;
  };
}

import { systemDelay } from "../../../src/assistant/delay.ts";
import { createLogger } from "../../../src/logger.ts";
import { citationOf, sentence } from "../evaluated-answer.ts";
import { echo, openBot } from "./open-bot.ts";

/*
 * A bot in a process of its own whose language model never ends, for tests that kill it in the middle:
 * `draft-child.ts API_URL STATE_DIR [answer]`. With the last word it answers. Says "ready" to its parent when
 * it is connected.
 */
const [apiUrl = "", stateDir = "", mode = ""] = process.argv.slice(2);
const bot = await openBot({
  apiUrl,
  stateDir,
  parts: {
    now: () => new Date(),
    delay: systemDelay,
    logger: createLogger("warn", process.stderr),
    ask: async (question, drafting) => {
      if (mode === "answer") {
        return { answer: echo(question) };
      }
      const part = { sentences: [sentence("Half an answer.", 1)], citations: [citationOf()] };
      drafting?.onSentence?.(part);
      return new Promise(() => undefined);
    },
  },
});
await bot.adapter.start();
bot.service.desk.start();
process.send?.("ready");

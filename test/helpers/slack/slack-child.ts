import { systemDelay } from "../../../src/assistant/delay.ts";
import { createLogger } from "../../../src/logger.ts";
import { openBot } from "./open-bot.ts";

/*
 * A bot in a process of its own, for tests that kill it: `slack-child.ts API_URL STATE_DIR`. Says "ready"
 * to its parent when it is connected, and "idle" each time it is asked and has nothing left to do.
 */
const [apiUrl = "", stateDir = ""] = process.argv.slice(2);
const logger = createLogger("warn", process.stderr);
const bot = await openBot({
  apiUrl,
  stateDir,
  parts: { now: () => new Date(), delay: systemDelay, logger },
});
await bot.adapter.start();
bot.service.desk.start();
process.on("message", () => {
  void bot.service.desk.idle().then(() => process.send?.("idle"));
});
process.send?.("ready");

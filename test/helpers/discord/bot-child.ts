import { createHash } from "node:crypto";
import { z } from "zod";
import { answerOf, citationOf, sentence } from "../evaluated-answer.ts";
import { startBot } from "./bot.ts";

/** What a bot in a process of its own is told. */
export const BotTask = z.strictObject({
  apiUrl: z.string(),
  token: z.string(),
  stateDir: z.string(),
});

/** A bot that answers "Question 7 ?" with "Réponse 7.", until it is killed. */
const { apiUrl, token, stateDir } = BotTask.parse(JSON.parse(process.argv[2] ?? "{}"));
await startBot(
  { apiUrl, world: { token } },
  {
    stateDir,
    parts: {
      ask: async ({ text }) => {
        const number = /\d+/u.exec(text)?.[0] ?? "";
        const answerId = createHash("sha256").update(text).digest("hex").slice(0, 16);
        const answer = answerOf([sentence(`Réponse ${number}.`, 1)], {
          answerId,
          citations: [citationOf()],
        });
        return Promise.resolve({ answer });
      },
    },
  },
);

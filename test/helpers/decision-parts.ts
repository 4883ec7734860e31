import type { ChatServiceParts } from "../../src/assistant/create-chat-service.ts";
import { answerOf, citationOf, sentence } from "./evaluated-answer.ts";

/** What a chat service needs to check, find and compare, when nothing of it matters. */
export function decisionParts(): Pick<ChatServiceParts, "check" | "find" | "compare"> {
  return {
    check: async ({ text }) =>
      Promise.resolve({
        answer: answerOf([sentence(`You claim: ${text}`, 1)], { citations: [citationOf()] }),
      }),
    find: async () => Promise.resolve({ kind: "nothing-asked" }),
    compare: async ({ names }) => Promise.resolve({ kind: "wrong-count", count: names.length }),
  };
}

import type { ChatServiceParts } from "../../src/assistant/create-chat-service.ts";
import { createDecisions } from "../../src/assistant/decisions.ts";
import { findByNeed } from "../../src/assistant/find-by-need.ts";
import { createSuggestProviders } from "../../src/assistant/suggest-providers.ts";
import type { RealAssistant } from "./real-assistant.ts";

type Deciding = Pick<ChatServiceParts, "ask" | "check" | "find" | "compare" | "suggestProviders">;

/** Everything that a chat service asks of the real base, as the bot opens it. */
export function realDecisions({ assistant, parts }: RealAssistant): Deciding {
  const decisions = createDecisions(parts);
  return {
    ask: async (question) => assistant.ask(question),
    check: async (request) => assistant.check(request),
    find: async (request) =>
      Promise.resolve(
        findByNeed(request, {
          find: (need) => decisions.find(need),
          readNeed: (words) => assistant.readNeed(words),
        }),
      ),
    compare: async (request) => Promise.resolve(decisions.compare(request)),
    suggestProviders: createSuggestProviders(parts.generation.subjects),
  };
}

import type { ChatServiceParts } from "../../../src/assistant/create-chat-service.ts";
import { createDecisions } from "../../../src/assistant/decisions.ts";
import { findByNeed } from "../../../src/assistant/find-by-need.ts";
import { createSuggestProviders } from "../../../src/assistant/suggest-providers.ts";
import type { RealAssistant } from "../real-assistant.ts";

/** What a chat service asks of a base, over the real one. */
export function realParts({
  assistant,
  parts,
}: RealAssistant): Pick<
  ChatServiceParts,
  "ask" | "check" | "find" | "compare" | "suggestProviders"
> {
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

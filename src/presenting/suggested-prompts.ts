import type { Wording } from "./wording.ts";

const COUNT = 4;

/** Questions that the base answers, to begin with; each at most 75 characters. */
export function suggestedPrompts({ say }: Wording): readonly string[] {
  return Array.from({ length: COUNT }, (_, index) => say(`chat-suggestion-${String(index + 1)}`));
}

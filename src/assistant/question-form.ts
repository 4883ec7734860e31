import { fold } from "../language/fold.ts";
import { tokens } from "../language/tokens.ts";

/** How a question opens in the six languages; written folded. */
const OPENINGS = [
  // fr
  "(?:depuis quand|qui|que|quoi|quel(?:le)?s?|lequel|laquelle|comment|pourquoi|quand|ou|combien|est-ce|qu'est-ce|c'est quoi|y a-t-il|peux-tu|pouvez-vous|explique)",
  // en
  "(?:since when|who|what|which|whose|when|where|why|how|is|are|was|were|does|do|did|can|could|has|have|will|would|should|tell me|show me|list|explain|compare)",
  // de
  "(?:seit wann|wer|was|wie|wo|wann|warum|welche[mnrs]?|wieviel|gibt es|ist|sind|hat|kann|erklare)",
  // es
  "(?:desde cuando|quien(?:es)?|cual(?:es)?|como|cuando|donde|por que|cuant[oa]s?|hay|puede[ns]?|explica)",
  // it
  "(?:da quando|chi|che cosa|cosa|quale?|quali|come|quando|dove|perche|quant[oaie]|c'e|puo|spiega)",
  // nl
  "(?:sinds wanneer|wie|wat|welke?|hoe|waar|wanneer|waarom|hoeveel|is|zijn|heeft|kan|leg uit)",
].join("|");
/** "And …", "ok, but …": what people put before a question that follows another. */
const LEAD =
  "(?:(?:et|and|und|y|e|en|mais|but|aber|pero|ma|maar|ok|okay|so|also|alors|donc)[ ,]+)*";
const OPENS = new RegExp(`^[^\\p{L}\\p{N}]*${LEAD}(?:${OPENINGS})(?![\\p{L}\\p{N}])`, "u");
// Not within an address ("?id=1"), where it asks nothing.
const MARK = /[?？](?=\s|$|["'»)\]!?])/u;

/**
 * Whether a message is put as a question: it has a question mark, or opens with a question word.
 *
 * @param minWords Shorter ones ("why?", "really?") do not count; 1 unless given.
 */
export function isQuestion(text: string, minWords = 1): boolean {
  const folded = fold(text).trim();
  return (MARK.test(folded) || OPENS.test(folded)) && tokens(folded).length >= minWords;
}

// "Et Scaleway", "and in Germany": a few words after "and", with or without a question mark.
const ADDITION = /^[^\p{L}\p{N}]*(?:et|and|und|y|e|en|ou|or|oder|o)(?: \S+){1,4}$/u;

/** Whether a message adds to a question of the same person, be it put as one or not. */
export function continuesQuestion(text: string): boolean {
  return isQuestion(text) || ADDITION.test(fold(text).trim());
}

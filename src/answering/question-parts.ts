/** Words that begin a question of their own, in the six languages together. */
const QUESTION_WORD =
  "(?:c['’]?est (?:qui|quoi)|c (?:qui|quoi)|qui|que|quoi|quand|où|comment|combien|pourquoi|quel(?:le)?s?|l(?:e|a)s?quel(?:le)?s?|depuis quand|(?:jusqu['’])?à (?:partir de )?quand|(?:à|de|dans|sur|avec|par|pour|chez) (?:qui|quoi|quel(?:le)?s?)|est-ce|" +
  "what|which|who|whose|when|where|how|why|since when|until when|(?:from|as of|by) when|(?:for|in|by|on|from|with|to) (?:how|which|whom?|what)|is|are|does|do|did|has|have|was|were|can|" +
  "wer|wem|wen|wessen|was|wann|wo|wie|warum|welche[rsnm]?|(?:seit|ab|bis) wann|" +
  "quién(?:es)?|qué|cuándo|dónde|cómo|cuánt[oa]s?|por qué|cuál(?:es)?|(?:desde|hasta|a partir de) cuándo|" +
  "chi|cosa|quando|dove|come|quant[oaie]|perché|qual[ei]|(?:da|fino a) quando|" +
  "wat|wanneer|waar|hoe|waarom|welke?|(?:sinds|vanaf|tot) wanneer)";
const JOINT =
  "(?:\\?+\\s*|[,;:.–—]\\s+(?:(?:et|and|und|y|e|en|puis|then|mais|but|ou|or)\\s+)?|\\s+(?:et|and|und|y|e|en|puis|then)\\s+)";
const SPLIT = new RegExp(`${JOINT}(?=${QUESTION_WORD}(?![\\p{L}\\p{N}]))`, "giu");
const BEGINS = new RegExp(
  `^(?:(?:et|and|und|y|e|en|mais|but|ok|so|alors)\\s+)?${QUESTION_WORD}(?![\\p{L}\\p{N}])`,
  "iu",
);
/** With fewer letters a part asks nothing of its own. */
const MIN_LETTERS = 6;
const MIN_WORDS = 2;
const MAX_PARTS = 3;
const PREAMBLE_WORDS = 8;

function saysSomething(part: string): boolean {
  return (
    part.replace(/[^\p{L}\p{N}]/gu, "").length >= MIN_LETTERS &&
    part.split(/\s+/).length >= MIN_WORDS
  );
}

/** Names what the questions are about, and asks nothing: "Berlin summit: how many …". */
function isPreamble(part: string): boolean {
  return !BEGINS.test(part) && part.split(/\s+/).length <= PREAMBLE_WORDS && !part.endsWith("?");
}

/**
 * The questions that a message puts one after the other: "how many took part, and who spoke?".
 *
 * @returns At most three, in order; empty for a message that puts one.
 */
export function askedParts(text: string): readonly string[] {
  const pieces = text.split(SPLIT).map((piece) => piece.trim());
  const [first = "", ...rest] = pieces.filter(saysSomething);
  const parts = isPreamble(first) ? rest : [first, ...rest];
  return parts.length > 1 ? parts.slice(0, MAX_PARTS) : [];
}

/** Words that begin a question of their own, in the six languages together: a pattern, over text as typed. */
export const QUESTION_WORD =
  "(?:c['’]?est (?:qui|quoi)|c (?:qui|quoi)|qui|que|quoi|quand|où|comment|combien|pourquoi|quel(?:le)?s?|l(?:e|a)s?quel(?:le)?s?|depuis quand|(?:jusqu['’])?à (?:partir de )?quand|(?:à|de|dans|sur|avec|par|pour|chez) (?:qui|quoi|quel(?:le)?s?)|est-ce|" +
  "what|which|who|whose|when|where|how|why|since when|until when|(?:from|as of|by) when|(?:for|in|by|on|from|with|to) (?:how|which|whom?|what)|is|are|does|do|did|has|have|was|were|can|" +
  "wer|wem|wen|wessen|was|wann|wo|wie|warum|welche[rsnm]?|(?:seit|ab|bis) wann|" +
  "quién(?:es)?|qué|cuándo|dónde|cómo|cuánt[oa]s?|por qué|cuál(?:es)?|(?:desde|hasta|a partir de) cuándo|" +
  "chi|cosa|quando|dove|come|quant[oaie]|perché|qual[ei]?|(?:da|fino a) quando|" +
  "wat|wanneer|waar|hoe|waarom|welke?|(?:sinds|vanaf|tot) wanneer|" +
  "(?:van|bij|met|voor|aan|op) (?:wie|wat|welke?)|(?:von|bei|mit|für|in|an) (?:wem|welche[rsnm]?)|" +
  "(?:de|a|con|por|para) (?:quién(?:es)?|qué)|(?:di|a|da|con|per) (?:chi|quale?)|" +
  // A verb in front of who does it.
  "\\p{L}+-(?:t-)?(?:ils?|elles?)|(?:ist|sind|hat|haben|wird|kann|darf|gilt) (?:es|er|sie|man)|" +
  "(?:is|heeft|kan|mag|wordt) (?:het|hij|ze|zij))";
const JOINT =
  "(?:\\?+\\s*|[,;:.–—]\\s+(?:(?:et|and|und|y|e|en|puis|then|mais|but|ou|or)\\s+)?|\\s+(?:et|and|und|y|e|en|puis|then)\\s+)";
const SPLIT = new RegExp(`${JOINT}(?=¿?${QUESTION_WORD}(?![\\p{L}\\p{N}]))`, "giu");
/** A text that begins as a question does, "and" before it or not. */
export const BEGINS = new RegExp(
  `^(?:(?:et|and|und|y|e|en|mais|but|ok|so|alors)\\s+)?¿?${QUESTION_WORD}(?![\\p{L}\\p{N}])`,
  "iu",
);
/** With fewer letters a part asks nothing of its own. */
const MIN_LETTERS = 6;
const MIN_WORDS = 2;
const MAX_PARTS = 4;
const PREAMBLE_WORDS = 8;

function saysSomething(part: string): boolean {
  return (
    part.replace(/[^\p{L}\p{N}]/gu, "").length >= MIN_LETTERS &&
    part.split(/\s+/).length >= MIN_WORDS
  );
}

/** A verb in front of who does it: in French anywhere in a sentence ("Le DPF est-il valable"), else at its beginning. */
const TURNED =
  /\p{L}-(?:t-)?(?:ils?|elles?|on|ce)(?!\p{L})|^¿?(?:ist|sind|hat|haben|wird|kann|darf|gilt|heeft|kan|mag|wordt|è|ha|es|está|tiene)(?!\p{L})/iu;

/** Names what the questions are about, and asks nothing: "Berlin summit: how many …". */
function isPreamble(part: string): boolean {
  return (
    !BEGINS.test(part) &&
    !TURNED.test(part) &&
    part.split(/\s+/).length <= PREAMBLE_WORDS &&
    !part.endsWith("?")
  );
}

/** Things asked of what stands before a colon, one after the other: "Bleu: launch date, operator and owner". */
const LISTED = /^[^:?]{2,80}:\s+([^:?]+\??)$/su;
const COMMA =
  /\s*[,;]\s*(?:(?:et|and|und|y|e|en)\s+)?|\s+(?:(?:et|and|und|y|e)\s+|en\s+(?!\p{Lu}\p{Ll}))/u;
const NO_THING =
  /^(?:à|au|en|in|im|bei|after|après|since|seit|depuis|juste|just)\s|\s(?:ou|or|oder)\s/iu;
/** With more words a piece is a clause that a comma cuts, and no thing asked for. */
const LISTED_WORDS = 4;

function isThing(piece: string): boolean {
  const isShort = piece.split(/\s+/).length <= LISTED_WORDS && /\p{L}{3}/u.test(piece);
  return isShort && !BEGINS.test(piece) && !NO_THING.test(piece);
}

/** The things listed behind a colon, the last of them maybe in words of a question; empty otherwise. */
function listedParts(text: string, isAskedFor: (piece: string) => boolean): readonly string[] {
  const [, list = ""] = LISTED.exec(text.trim()) ?? [];
  const [first = "", ...rest] = list.split(COMMA).map((piece) => piece.trim());
  const isListed = (piece: string): boolean => isThing(piece) && isAskedFor(piece);
  const isList =
    isListed(first) &&
    rest.length > 0 &&
    rest.every((piece) => isListed(piece) || BEGINS.test(piece));
  return isList ? [first, ...rest].slice(0, MAX_PARTS) : [];
}

/**
 * The questions that a message puts one after the other: "how many took part, and who spoke?".
 *
 * @param isAskedFor - Whether a thing listed behind a colon is asked for of what stands before it, and not
 * a property of what is sought: "Bleu: operator and owner", not "I need a host: French and cheap".
 * @returns At most four, in order; empty for a message that puts one.
 */
export function askedParts(
  text: string,
  isAskedFor: (piece: string) => boolean,
): readonly string[] {
  const listed = listedParts(text, isAskedFor);
  if (listed.length > 0) {
    return listed;
  }
  const pieces = text.split(SPLIT).map((piece) => piece.trim());
  const [first = "", ...rest] = pieces.filter(saysSomething);
  const parts = isPreamble(first) ? rest : [first, ...rest];
  return parts.length > 1 ? parts.slice(0, MAX_PARTS) : [];
}

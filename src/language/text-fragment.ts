/** Up to this many words a text is searched for whole, else by its first and last words. */
const WHOLE_WORDS = 12;
const END_WORDS = 5;

/** What a link looks for on a page to lead to a text; empty when the text has no words. */
export type SearchedWords =
  | readonly []
  | readonly [whole: string]
  | readonly [first: string, last: string];

/**
 * The words by which a browser finds a text on its page: all of a short text, first and last ones of
 * a longer one.
 *
 * Where these words stand on the page more than once, the link would lead to the wrong place.
 */
export function searchedWords(text: string): SearchedWords {
  const words = text.split(/\s+/u).filter((word) => word !== "");
  if (words.length === 0) {
    return [];
  }
  return words.length <= WHOLE_WORDS
    ? [words.join(" ")]
    : [words.slice(0, END_WORDS).join(" "), words.slice(-END_WORDS).join(" ")];
}

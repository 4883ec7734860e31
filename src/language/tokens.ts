import { fold } from "./fold.ts";

// Numbers keep their inner point or comma, so that "3.2" stays a version and "19,6" a figure.
const TOKEN = /\d+(?:[.,]\d+)+|[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu;
const ELISION = /^(?:l|d|j|m|n|s|t|c|qu|jusqu|lorsqu|puisqu|quoiqu|dell|nell|sull|dall|all|un)'/;
const POSSESSIVE = /'s?$/;

/** Folded words and numbers of a text in order, without elided articles; empty for none. */
export function tokens(text: string): readonly string[] {
  const found: string[] = [];
  for (const word of fold(text).match(TOKEN) ?? []) {
    if (word.includes("'")) {
      const bare = word.replace(ELISION, "").replace(POSSESSIVE, "");
      found.push(...bare.split("'").filter((part) => part !== ""));
    } else {
      found.push(word.includes(",") ? word.replaceAll(",", ".") : word);
    }
  }
  return found;
}

/** The tokens of a text, or the tokens as they are. */
export function toTokens(text: string | readonly string[]): readonly string[] {
  return typeof text === "string" ? tokens(text) : text;
}

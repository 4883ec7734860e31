import { Attribute } from "../domain/provider.ts";
import type { Vocabulary } from "../knowledge/vocabulary.ts";
import { tokens } from "../language/tokens.ts";

/** Tells which attributes of facts a text asks about; empty when no word says. */
export type FindAttributes = (text: string) => ReadonlySet<Attribute>;

function toPattern(words: readonly string[]): RegExp {
  const alternatives = words.map((word) => {
    const pattern = tokens(word.replace("*", "")).join(" ").replaceAll(".", "\\.");
    return word.endsWith("*") ? `${pattern}[^ ]*` : pattern;
  });
  return new RegExp(`(?:^| )(?:${alternatives.join("|")})(?= |$)`);
}

export function createAttributeFinder(words: Vocabulary["attributes"]): FindAttributes {
  const patterns = Attribute.options.map(
    (attribute) => [attribute, toPattern(words[attribute])] as const,
  );
  return (text) => {
    const line = tokens(text).join(" ");
    return new Set(
      patterns.filter(([, pattern]) => pattern.test(line)).map(([attribute]) => attribute),
    );
  };
}

import type { Answer, Nearest } from "../../src/domain/answer.ts";
import { formatDate } from "../../src/language/format-date.ts";
import { findPassage, passageNames } from "../../src/presenting/find-passage.ts";
import { sanitizeLine } from "../../src/presenting/sanitize.ts";
import { lettersOf, plainly } from "./shown-answer.ts";

/** Every passage of an answer by its name. */
export function originsOf(answer: Answer): readonly (readonly [string, Nearest])[] {
  return passageNames(answer).map((name) => {
    const passage = findPassage(answer, name);
    if (passage === undefined) {
      throw new Error(`no passage ${name}`);
    }
    return [name, passage];
  });
}

/** What the line of a source may not lack, as letters. */
export function tellingOf(origin: Nearest, { language }: Answer): readonly string[] {
  const dates = [origin.published, origin.asOf].filter((date) => date !== null);
  const told = [origin.title, origin.publisher, ...dates.map((date) => formatDate(date, language))];
  return [...told, origin.caveat ?? ""].map((text) => lettersOf(plainly(sanitizeLine(text))));
}

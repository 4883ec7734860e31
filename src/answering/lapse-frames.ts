import type { AnswerSentence } from "../domain/answer.ts";
import type { AskerLanguage } from "../domain/language.ts";
import type { Item } from "../domain/passage.ts";
import { formatDate } from "../language/format-date.ts";
import type { Phrases } from "../language/phrases.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";
import { type Lapse, openLapses } from "./lapse.ts";
import type { Succession } from "./succession.ts";

/** What tells whether something newer is known. */
export interface KnownStates {
  readonly generation: Pick<SearchableGeneration, "factsOf">;
  readonly succession: Pick<Succession, "isSuperseded">;
}

interface Words {
  readonly language: AskerLanguage;
  readonly phrases: Phrases;
}

/**
 * Dates of a fact that have passed and of which the base does not tell what came.
 *
 * @returns Empty for what another fact replaces: that one tells.
 */
export function unansweredLapses(
  item: Item,
  today: string,
  { generation, succession }: KnownStates,
): readonly Lapse[] {
  const isLast = item.fact !== null && !succession.isSuperseded(item.id);
  return isLast && item.subject !== null
    ? openLapses(item, generation.factsOf(item.subject), today)
    : [];
}

/** Says behind a fact that what it looks forward to is past. */
export function lapseFrames(
  lapses: readonly Lapse[],
  { language, phrases }: Words,
): readonly AnswerSentence[] {
  return lapses.map(({ kind, date: day, scope }) => {
    const date = formatDate(day, language);
    const text =
      scope === undefined
        ? phrases.text(language, `lapsed-${kind}`, { date })
        : phrases.text(language, "lapsed-part", { date, name: scope });
    return { text, citations: [] };
  });
}

/** Says the same under a table, with whose fact it is and of what. */
export function lapsesOfCells(
  cells: readonly { readonly item: Item; readonly lapses: readonly Lapse[] }[],
  { language, phrases }: Words,
): readonly AnswerSentence[] {
  return cells.flatMap(({ item, lapses }) =>
    lapses.map(({ kind, date, scope }) => {
      const key = `attribute-${item.fact?.attribute ?? "status"}`;
      const slots = {
        name: scope ?? item.title,
        attribute: phrases.text(language, key),
        date: formatDate(date, language),
      };
      return { text: phrases.text(language, `lapsed-cell-${kind}`, slots), citations: [] };
    }),
  );
}

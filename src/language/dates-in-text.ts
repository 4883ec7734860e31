import type { PartialDate } from "../domain/partial-date.ts";
import { fold } from "./fold.ts";
import { writtenDates } from "./written-dates.ts";

/** A year that opens a span, right before its last: "2026-2027". */
const OPENS_SPAN = /^-\d/;

/** Dates that a text names with their year, of a span of years the last, in order, as precise as written; empty for none. */
export function datesIn(text: string): readonly PartialDate[] {
  const folded = fold(text);
  return writtenDates(folded).flatMap(({ date, end }) =>
    date === undefined || OPENS_SPAN.test(folded.slice(end, end + 2)) ? [] : [date],
  );
}

import { earliestDay, type PartialDate } from "../domain/partial-date.ts";
import type { Item } from "../domain/passage.ts";
import { datesIn } from "../language/dates-in-text.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";

/** A unit with the date under which a timeline shows it. */
export interface TimelineEntry {
  readonly date: PartialDate;
  readonly unit: EvidenceUnit;
}

/** Fewer dated units are told as sentences: each says its own date. */
const MIN_ENTRIES = 3;

/** Dates that an item states of what it describes: where it begins and ends, when it was so. */
export function datesOfItem({ fact, date }: Item): readonly PartialDate[] {
  const stated = [fact?.from, fact?.until, fact?.due, date];
  return stated.filter((each) => each !== undefined && each !== null);
}

/** Asked for again and again while units are chosen beside each other. */
const known = new WeakMap<EvidenceUnit, { readonly date: PartialDate | undefined }>();

/**
 * When what a unit tells took place: the first date it names; for a fact that names none, when its
 * state began or was so. `undefined` for a sentence of an article that names none.
 */
export function dateOfUnit(unit: EvidenceUnit): PartialDate | undefined {
  const found = known.get(unit);
  if (found !== undefined) {
    return found.date;
  }
  const { text, item } = unit;
  const [named] = datesIn(text);
  const date = named ?? (item.fact === null ? undefined : datesOfItem(item)[0]);
  known.set(unit, { date });
  return date;
}

/**
 * The units that make a timeline, oldest first.
 *
 * @returns Empty when too few of them are dated.
 */
export function timelineOf(units: readonly EvidenceUnit[]): readonly TimelineEntry[] {
  const entries = units.flatMap((unit) => {
    const date = dateOfUnit(unit);
    return date === undefined ? [] : [{ date, unit }];
  });
  return entries.length < MIN_ENTRIES
    ? []
    : entries.toSorted((a, b) => earliestDay(a.date).localeCompare(earliestDay(b.date), "en"));
}

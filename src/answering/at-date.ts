import type { Item, ItemId } from "../domain/passage.ts";
import { askedYear } from "./asked-time.ts";
import type { CandidateParts } from "./candidates.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import { statementUnit } from "./fact-units.ts";
import type { Succession } from "./succession.ts";
import type { Understanding } from "./understanding.ts";

/** Year in which a state begins, as far as it is told. */
function beginning({ fact }: Item): string {
  return (fact?.from ?? fact?.asOf ?? "").slice(0, 4);
}

/** Units for a question about a year: what was so then, what took its place since, and all the rest. */
export interface AtDate {
  readonly held: readonly EvidenceUnit[];
  readonly since: readonly EvidenceUnit[];
  readonly rest: readonly EvidenceUnit[];
}

/** The year of the past at which a question asks how things stood. */
function yearOf(understanding: Understanding): string | undefined {
  const asked = askedYear(understanding);
  return asked === undefined || asked.isBeginning || understanding.intents.asksTimeline
    ? undefined
    : asked.year;
}

/** Of each line of states the last that had begun by the end of a year. */
function lastBegun(
  units: readonly EvidenceUnit[],
  year: string,
  lineOf: (unit: EvidenceUnit) => ItemId,
): readonly EvidenceUnit[] {
  const last = new Map<ItemId, EvidenceUnit>();
  for (const unit of units.filter(({ item }) => item.fact !== null && beginning(item) <= year)) {
    const known = last.get(lineOf(unit));
    if (known === undefined || beginning(known.item) < beginning(unit.item)) {
      last.set(lineOf(unit), unit);
    }
  }
  return [...last.values()];
}

/**
 * Parts chosen units by the year that the question names.
 *
 * @returns `undefined` when it names none, or no chosen state of that year was replaced by a chosen one.
 */
export function atDate(
  units: readonly EvidenceUnit[],
  understanding: Understanding,
  succession: Succession,
): AtDate | undefined {
  const year = yearOf(understanding);
  if (year === undefined) {
    return undefined;
  }
  const lineOf = ({ item }: EvidenceUnit): ItemId => succession.newestOf(item.id);
  const { attributes } = understanding;
  const [lead] = units.map(lineOf);
  // Beside what is asked, other things of that year stay where they are.
  const isMeant = (unit: EvidenceUnit): boolean =>
    lineOf(unit) === lead ||
    attributes.size === 0 ||
    (unit.item.fact !== null && attributes.has(unit.item.fact.attribute));
  const held = lastBegun(units, year, lineOf).filter(
    (unit) => succession.isSuperseded(unit.item.id) && isMeant(unit),
  );
  const lines = new Set(held.map(lineOf));
  const since = units.filter((unit) => lines.has(lineOf(unit)) && beginning(unit.item) > year);
  const shown = new Set([...held, ...since]);
  return since.length === 0
    ? undefined
    : { held, since, rest: units.filter((unit) => !shown.has(unit)) };
}

/** Older facts of a line, the last before first. */
function olderStates(id: ItemId, succession: Succession): readonly ItemId[] {
  const older: ItemId[] = [];
  const left = [id];
  for (let next = left.shift(); next !== undefined; next = left.shift()) {
    for (const each of succession.replacedBy(next)) {
      if (!older.includes(each)) {
        older.push(each);
        left.push(each);
      }
    }
  }
  return older;
}

/**
 * Adds the state of the year asked where only what replaced it was chosen first.
 *
 * @returns The same units when the question names no year, or the base tells no older state.
 */
export function withStateThen(
  chosen: readonly EvidenceUnit[],
  understanding: Understanding,
  parts: CandidateParts,
): readonly EvidenceUnit[] {
  const year = yearOf(understanding);
  const [lead] = chosen;
  if (year === undefined || lead?.item.fact === null || lead === undefined) {
    return chosen;
  }
  const id = olderStates(lead.item.id, parts.succession).find((each) => {
    const item = parts.generation.item(each);
    return (
      item?.fact?.attribute === lead.item.fact?.attribute &&
      item !== undefined &&
      beginning(item) <= year
    );
  });
  const isNeeded = beginning(lead.item) > year && !chosen.some(({ item }) => item.id === id);
  return id === undefined || !isNeeded
    ? chosen
    : [...chosen, ...statementUnit(id, understanding.baseLanguage, parts)];
}

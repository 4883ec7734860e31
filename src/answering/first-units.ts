import type { Attribute } from "../domain/provider.ts";
import { fold } from "../language/fold.ts";
import { familiesOf } from "./attribute-families.ts";
import type { Candidate } from "./candidates.ts";
import { takeDefinitions, takeStanding } from "./definition-units.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import { byChange, byState, firstOf } from "./fact-fit.ts";
import { takeOutcome } from "./outcome-units.ts";
import { takeReach } from "./reach-units.ts";
import type { Selection, SelectionInput } from "./selection.ts";
import { SELECTION } from "./selection-limits.ts";
import type { Understanding } from "./understanding.ts";

/** What became of something is told with how it began: facts the chosen ones replace. */
const BEGINNINGS: ReadonlySet<Attribute> = new Set(["launch-date", "operator", "partnership"]);

function takeBeginnings(
  selection: Selection,
  { searched, candidates, succession }: SelectionInput,
): void {
  const { attributes, intents } = searched.understanding;
  if (!attributes.has("status") && !intents.asksHistory) {
    return;
  }
  const older = new Set(selection.units.flatMap(({ item }) => succession.replacedBy(item.id)));
  const beginnings = candidates.filter(
    ({ unit: { item } }) =>
      older.has(item.id) &&
      item.fact !== null &&
      (item.fact.attribute === "launch-date" ||
        (BEGINNINGS.has(item.fact.attribute) && attributes.has(item.fact.attribute))),
  );
  for (const { unit } of beginnings.slice(0, SELECTION.maxBeginnings)) {
    selection.takeAsHistory(unit);
  }
}

/** What is held of each kind answers "which certifications does it hold?". */
const CERTIFICATIONS: readonly Attribute[] = [
  "certification-secnumcloud",
  "certification-hds",
  "certification-c5",
  "certification-iso27001",
  "certification-other",
];
/** Certificates that a question can name beside them; folded. */
const NAMED_CERTIFICATE = /\b(?:pci|soc|ens|swipo|tisax|isae|cispe|iso|eucs|codes? of conduct)\b/;

/** Whether a question asks for the certifications of a provider, and names none. */
function asksCertifications({ attributes, cleaned, concepts }: Understanding): boolean {
  const named = CERTIFICATIONS.filter((each) => attributes.has(each));
  return (
    concepts.has("certified") &&
    named.join() === "certification-other" &&
    !NAMED_CERTIFICATE.test(fold(cleaned))
  );
}

/** Whether a question says nothing but a name and what is asked of it: its typed fact answers, however low it ranks. */
function asksNothingElse({ words, names, typeWords }: Understanding): boolean {
  const own = new Set(names.flatMap((name) => name.words));
  const others = words.map(({ exact }) => exact).filter((word) => !own.has(word));
  return others.length > 0 && others.every((word) => typeWords.has(word));
}

/** Families of attributes that are asked, and how far below the best their facts may lie. */
function askedFamilies(understanding: Understanding): {
  readonly families: readonly (readonly Attribute[])[];
  readonly gap: number;
} {
  const { attributes, subjects } = understanding;
  const isOfOne = subjects.size === 1;
  if (isOfOne && asksCertifications(understanding)) {
    return { families: CERTIFICATIONS.map((each) => [each]), gap: SELECTION.certificationGap };
  }
  const isBare = isOfOne && asksNothingElse(understanding);
  const gap = isBare ? SELECTION.partGap : SELECTION.askedGap;
  return { families: familiesOf(attributes), gap };
}

/** How things stand before what is planned, and of what changes the newest. */
const MOST_TELLING = firstOf(byState, byChange);

/** The typed fact that is asked of a provider named comes first: of those that fit alike, the most telling. */
function takeAsked(selection: Selection, input: SelectionInput): void {
  const { families, gap } = askedFamilies(input.searched.understanding);
  for (const subject of input.searched.understanding.subjects) {
    for (const family of families) {
      takeTelling(selection, factsAsked({ subject, family, gap }, input));
    }
  }
}

/** Of facts that fit alike, the most telling. */
function takeTelling(selection: Selection, fit: readonly Candidate[]): void {
  const first = fit[0]?.score ?? 0;
  const [found] = fit
    .filter(({ score }) => score > first - SELECTION.tellingGap)
    .toSorted((a, b) => MOST_TELLING(a.unit.item, b.unit.item));
  if (found !== undefined && selection.fits(found.unit)) {
    selection.take(found.unit);
  }
}

/** Each of several questions about one provider gets the typed fact that it asks for, where none is there yet. */
function takeAskedParts(selection: Selection, input: SelectionInput): void {
  const { subjects, partAttributes } = input.searched.understanding;
  const [subject = ""] = subjects;
  for (const attributes of subjects.size === 1 ? partAttributes : []) {
    const families = familiesOf(attributes);
    const isTold = selection.units.some(
      ({ item }) =>
        item.subject === subject &&
        item.fact !== null &&
        families.flat().includes(item.fact.attribute),
    );
    const [family] = families;
    if (!isTold && family !== undefined) {
      takeTelling(selection, factsAsked({ subject, family, gap: SELECTION.partGap }, input));
    }
  }
}

interface Asked {
  readonly subject: string;
  readonly family: readonly Attribute[];
  /** How far below the best of all a fact may lie. */
  readonly gap: number;
}

/** Facts of a provider of a family of attributes, best first; none that a newer one replaces. */
function factsAsked(
  { subject, family, gap }: Asked,
  { candidates, succession }: SelectionInput,
): readonly Candidate[] {
  const best = candidates[0]?.score ?? 0;
  return candidates.filter(
    ({ unit: { item }, score }) =>
      item.subject === subject &&
      item.fact !== null &&
      family.includes(item.fact.attribute) &&
      !succession.isSuperseded(item.id) &&
      score > best - gap,
  );
}

/** Each thing of a comparison gets its best unit first: a provider, or a topic beside others. */
function takeCompared(selection: Selection, { searched, candidates }: SelectionInput): void {
  const { subjects, topics, intents } = searched.understanding;
  const best = candidates[0]?.score ?? 0;
  const providers = [...subjects].map((id) => ({ subject: id, group: null }));
  const others = intents.asksComparison
    ? [...topics]
        .filter((id) => !subjects.has(id))
        .map((id) => ({ subject: null, group: `topic:${id}` }))
    : [];
  const compared = [...providers, ...others];
  for (const { subject, group } of compared.length > 1 ? compared : []) {
    const gap = group === null ? SELECTION.comparedGap : SELECTION.comparedTopicGap;
    const found = candidates.find(
      ({ unit: { item }, score }) =>
        (group === null ? item.subject === subject : item.group === group) && score > best - gap,
    );
    if (found !== undefined) {
      selection.take(found.unit);
    }
  }
}

/** How many providers or technologies two texts must both name to be about the same thing. */
const SHARED_NAMES = 2;

/** Providers and technologies that a fact shares with the older articles among the units; at most. */
function sharedNames(ending: EvidenceUnit, units: readonly EvidenceUnit[]): number {
  const shared = units
    .filter(({ item }) => item.kind === "article" && (item.date ?? "") < (ending.item.date ?? ""))
    .map(({ names }) =>
      [...names].filter((name) => name.startsWith("subject:") && ending.names.has(name)),
    );
  return Math.max(0, ...shared.map(({ length }) => length));
}

/**
 * An article tells what was so on its day. Where a later fact says that it ended, that comes first:
 * a newer state is never hidden behind an older one.
 */
export function takeEndings(selection: Selection, { candidates }: SelectionInput): void {
  if (selection.units[0]?.item.fact?.state === "ended") {
    return;
  }
  const [ending] = candidates
    .filter(({ unit: { item } }) => item.fact?.state === "ended")
    .map(({ unit, score }) => ({ unit, score, shared: sharedNames(unit, selection.units) }))
    .filter(({ shared }) => shared >= SHARED_NAMES)
    .toSorted((a, b) => b.shared - a.shared || b.score - a.score);
  if (ending !== undefined) {
    selection.lead(ending.unit);
  }
}

/** Takes what comes before the free choice, because of how the question is put. */
export function takeFirstUnits(selection: Selection, input: SelectionInput): void {
  if (takeReach(selection, input)) {
    return;
  }
  takeStanding(selection, input);
  takeOutcome(selection, input);
  takeDefinitions(selection, input);
  takeAsked(selection, input);
  takeCompared(selection, input);
  const [best] = input.candidates;
  if (best !== undefined && selection.units.length === 0) {
    selection.take(best.unit);
  }
  takeAskedParts(selection, input);
  takeBeginnings(selection, input);
}

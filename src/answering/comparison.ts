import type { BaseLanguage } from "../domain/language.ts";
import type { Attribute } from "../domain/provider.ts";
import { familiesOf } from "./attribute-families.ts";
import type { CandidateParts, Searched } from "./candidates.ts";
import { byFit, CERTIFICATIONS, pick } from "./comparison-cell.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import { statementUnit } from "./fact-units.ts";
import type { FoundEvidence } from "./find-evidence.ts";
import { comparisonWords } from "./intents.ts";
import { contentCoverage, type QuestionTerms } from "./question-terms.ts";
import type { Understanding } from "./understanding.ts";
import { asksWhichOf } from "./which-of.ts";

/** A row of a comparison: what is compared, and the fact of each provider; `null` where there is none. */
interface ComparedRow {
  readonly attribute: Attribute;
  readonly cells: readonly (EvidenceUnit | null)[];
}

/** Providers side by side. */
export interface Comparison {
  /** Ids of the providers, in the order of the question. */
  readonly subjects: readonly string[];
  readonly rows: readonly ComparedRow[];
}

const MIN_SUBJECTS = 2;
const MAX_SUBJECTS = 6;
const MAX_ROWS = 6;
/** Where the question names no attribute: best units whose attributes are compared. */
const LOOKED_AT = 40;
/** What is compared where the question says nothing but names: what decides on sovereignty. */
const DEFAULTS: readonly Attribute[] = [
  "country-of-control",
  "certification-secnumcloud",
  "operator",
  "technology-origin",
  "data-location",
  "applicable-foreign-law",
  "certification-c5",
];
/** Share of cells that must hold something: a table of gaps says less than sentences. */
const MIN_FILLED = 0.6;

/** What a comparison is asked of, beside names and the words for comparing; without words where nothing is named. */
function askedTerms({ understanding: { cleaned }, terms }: Searched): QuestionTerms {
  const comparing = comparisonWords(cleaned);
  const words = terms.words.filter(
    ({ exact, isName, isOwn }) => isOwn && !isName && !comparing.has(exact),
  );
  return { words, content: words, concepts: new Map(), cover: terms.cover };
}

/** Attributes of the best facts about the providers that touch what is asked of them, in order of rank. */
function foundAttributes(
  { candidates, searched }: FoundEvidence,
  subjects: readonly string[],
): ReadonlySet<Attribute> {
  const asked = askedTerms(searched);
  return new Set(
    candidates
      .slice(0, LOOKED_AT)
      .filter(({ unit: { item } }) => item.subject !== null && subjects.includes(item.subject))
      .filter(
        ({ unit: { run, attributes } }) =>
          contentCoverage(asked, asked.cover([...run, attributes])) > 0,
      )
      .flatMap(({ unit: { item } }) => item.fact?.attribute ?? []),
  );
}

/** Families of attributes to be compared, in the order in which they are shown. */
function comparedFamilies(
  found: FoundEvidence,
  subjects: readonly string[],
): readonly (readonly Attribute[])[] {
  const { understanding } = found.searched;
  if (understanding.asksBareComparison) {
    return DEFAULTS.flatMap((attribute) => familiesOf(new Set([attribute])));
  }
  const attributes = askedAttributes(understanding);
  return familiesOf(attributes.size > 0 ? attributes : foundAttributes(found, subjects));
}

/** Where a certification is named, its state is asked, not that of the provider or of other certificates. */
function askedAttributes({ attributes }: Understanding): ReadonlySet<Attribute> {
  const isNamed = [...attributes].some((each) => CERTIFICATIONS.has(each));
  return isNamed
    ? new Set([...attributes].filter((each) => each !== "status" && each !== "certification-other"))
    : attributes;
}

/** Current facts of a provider in the language of the answer. */
function currentFacts(
  subject: string,
  language: BaseLanguage,
  parts: CandidateParts,
): readonly EvidenceUnit[] {
  return parts.generation
    .factsOf(subject)
    .filter(({ id }) => !parts.succession.isSuperseded(id))
    .flatMap(({ id }) => statementUnit(id, language, parts));
}

/** A row with more gaps than facts compares nothing, unless exactly that was asked: then gaps are told. */
function compares({ attribute, cells }: ComparedRow, asked: ReadonlySet<Attribute>): boolean {
  const filled = cells.filter((cell) => cell !== null).length;
  return isExact(attribute, asked) ? filled > 0 : 2 * filled >= cells.length;
}

/** A certification that is named means nothing else; other words ask for an attribute by chance, too. */
function isExact(attribute: Attribute, asked: ReadonlySet<Attribute>): boolean {
  return CERTIFICATIONS.has(attribute) && asked.has(attribute);
}

/**
 * The providers that a question sets side by side, from typed facts: one current fact a cell.
 *
 * @returns `undefined` when no comparison of two to six providers is asked, one of them has no cell, or
 * too few cells hold anything; where a certification is asked by name, one filled cell is enough.
 */
export function compareProviders(
  found: FoundEvidence,
  parts: CandidateParts,
): Comparison | undefined {
  const { understanding } = found.searched;
  const { attributes, intents } = understanding;
  const subjects = [...understanding.subjects];
  const isAsked =
    intents.asksComparison || understanding.asksBareComparison || asksWhichOf(understanding);
  if (!isAsked || subjects.length < MIN_SUBJECTS || subjects.length > MAX_SUBJECTS) {
    return undefined;
  }
  const fit = byFit(found, parts);
  const facts = subjects.map((subject) =>
    currentFacts(subject, understanding.baseLanguage, parts).toSorted((a, b) =>
      fit(a.item, b.item),
    ),
  );
  const rows = comparedFamilies(found, subjects)
    .map(
      (family): ComparedRow => ({
        attribute:
          family.find((each) => attributes.has(each)) ??
          DEFAULTS.find((each) => family.includes(each)) ??
          family[0] ??
          "status",
        cells: facts.map((units) => pick(units, family, { understanding, parts })),
      }),
    )
    .filter((row) => compares(row, attributes))
    .slice(0, MAX_ROWS);
  const cells = rows.flatMap((row) => row.cells);
  const filled = cells.filter((cell) => cell !== null).length;
  const isAllExact = rows.length > 0 && rows.every((row) => isExact(row.attribute, attributes));
  const hasColumns = subjects.every((_, at) =>
    rows.some((row) => (row.cells[at] ?? null) !== null),
  );
  return isAllExact || (hasColumns && filled >= MIN_FILLED * cells.length)
    ? { subjects, rows }
    : undefined;
}

/** The facts in the cells of a comparison; empty for none. */
export function comparedUnits(comparison: Comparison | undefined): readonly EvidenceUnit[] {
  return comparison?.rows.flatMap(({ cells }) => cells.filter((cell) => cell !== null)) ?? [];
}

import type { Answer, AnswerSentence } from "../domain/answer.ts";
import type { AskerLanguage } from "../domain/language.ts";
import { Attribute, Objective, type Subject } from "../domain/provider.ts";
import { alike, best, bestOfJoined, type CellParts, inOrder } from "./compared-fact.ts";
import { createFactBook, type FactBook, type FactItem } from "./fact-book.ts";
import { type KnownStates, lapsesOfCells, unansweredLapses } from "./lapse-frames.ts";
import { entryOf } from "./list-blocks.ts";
import type { ListedProvider } from "./provider-list.ts";
import { sealAnswer } from "./seal-answer.ts";
import { readSuccession } from "./succession.ts";
import { ValueWriter, type WriterParts } from "./value-writer.ts";

/** Providers in one table: more are not read side by side. */
export const MIN_COMPARED = 2;
export const MAX_COMPARED = 6;

/** Over what providers are compared: what two of them at least have, some attributes, or the eight objectives. */
export type ComparedOver =
  | { readonly kind: "shared" }
  | { readonly kind: "attributes"; readonly attributes: readonly Attribute[] }
  | { readonly kind: "objectives" };

interface CompareRequest {
  /** Ids of subjects, {@link MIN_COMPARED} to {@link MAX_COMPARED}, each once. */
  readonly subjects: readonly string[];
  readonly over: ComparedOver;
  readonly language: AskerLanguage;
  /** Day on which it is asked (YYYY-MM-DD). */
  readonly today: string;
}

/** Sets providers side by side. */
export type CompareProviders = (request: CompareRequest) => Answer;

interface Row {
  readonly label: (writer: ValueWriter) => AnswerSentence;
  /** One a provider; `undefined` where the base has none. */
  readonly cells: readonly (FactItem | undefined)[];
}

const OBJECTIVES = Objective.options.filter((each) => each !== "none");

function hasFacts({ cells }: Row, least: number): boolean {
  return cells.filter((cell) => cell !== undefined).length >= least;
}

function labelOf(attribute: Attribute): Row["label"] {
  return (writer) => writer.frame(`attribute-${attribute}`);
}

function rowOf(attribute: Attribute, subjects: readonly string[], parts: CellParts): Row {
  const cells = subjects.map((subject) => best(subject, alike(attribute), parts));
  return { label: labelOf(attribute), cells };
}

/** What says the same of a provider in different attributes: whose it is, where it sits. */
const JOINED: readonly (readonly [Attribute, ...Attribute[]])[] = [
  ["capital-control", "parent-company", "country-of-control", "ownership"],
  ["headquarters", "legal-entity"],
];

/** Attributes that two providers at least have a fact of: whose and where first, the others in the order of their list. */
function sharedRows(subjects: readonly string[], parts: CellParts): readonly Row[] {
  const joined = JOINED.flat();
  const alone = Attribute.options.filter((each) => !joined.includes(each));
  return [...JOINED, ...alone.map((each) => [each] as const)]
    .map(
      (family): Row => ({
        label: labelOf(family[0]),
        cells: subjects.map((subject) => bestOfJoined(subject, family, parts)),
      }),
    )
    .filter((row) => hasFacts(row, MIN_COMPARED));
}

/** Rows of an objective: an attribute each; one that says so where no provider has anything on it. */
function objectiveRows(
  objective: Exclude<Objective, "none">,
  subjects: readonly string[],
  parts: CellParts,
): readonly Row[] {
  const key = `objective-${objective.toLowerCase()}`;
  const rows = Attribute.options
    .map(
      (attribute): Row => ({
        label: (writer) =>
          writer.frame("objective-row", {
            objective: writer.frame(key).text,
            attribute: writer.frame(`attribute-${attribute}`).text,
          }),
        cells: subjects.map((subject) =>
          inOrder(subject, [attribute], parts).find(({ fact }) => fact.objective === objective),
        ),
      }),
    )
    .filter((row) => hasFacts(row, 1));
  const nothing: Row = {
    label: (writer) => writer.frame(key),
    cells: subjects.map(() => undefined),
  };
  return rows.length === 0 ? [nothing] : rows;
}

function rowsOf(
  { subjects, over }: Pick<CompareRequest, "subjects" | "over">,
  parts: CellParts,
): readonly Row[] {
  switch (over.kind) {
    case "shared":
      return sharedRows(subjects, parts);
    case "attributes":
      return over.attributes.map((attribute) => rowOf(attribute, subjects, parts));
    case "objectives":
      return OBJECTIVES.flatMap((objective) => objectiveRows(objective, subjects, parts));
  }
}

function toText({ subjects, over }: CompareRequest): string {
  const what = over.kind === "attributes" ? over.attributes.join(",") : over.kind;
  return `compare providers: ${subjects.join(",")} over ${what}`;
}

/** The other side of each cell that sources disagree on. */
function disputes(
  subjects: readonly Subject[],
  rows: readonly Row[],
  book: FactBook,
): readonly ListedProvider[] {
  const shown = new Set(rows.flatMap(({ cells }) => cells.map((item) => item?.id)));
  const disputed = subjects.flatMap((subject, at) =>
    rows.flatMap(({ cells }) => {
      const item = cells[at];
      const others = item === undefined ? [] : book.disputing([item]);
      const disputing = others.filter(({ id }) => !shown.has(id));
      return item === undefined || disputing.length === 0
        ? []
        : [{ subject, facts: [item], disputing }];
    }),
  );
  return [...new Map(disputed.map((each) => [each.facts[0]?.id, each])).values()];
}

/** What of the cells looks forward to a date that is past. */
function lapsesUnder(
  rows: readonly Row[],
  { today, language }: Pick<CompareRequest, "today" | "language">,
  parts: WriterParts & KnownStates,
): readonly AnswerSentence[] {
  const items = rows.flatMap(({ cells }) => cells.filter((item) => item !== undefined));
  const cells = [...new Set(items)].map((item) => ({
    item,
    lapses: unansweredLapses(item, today, parts),
  }));
  return lapsesOfCells(cells, { language, phrases: parts.phrases });
}

function bodyOf(
  subjects: readonly Subject[],
  rows: readonly Row[],
  {
    writer,
    book,
    past,
  }: {
    readonly writer: ValueWriter;
    readonly book: FactBook;
    readonly past: readonly AnswerSentence[];
  },
): Pick<Answer, "kind" | "reason" | "blocks" | "citations"> {
  if (!rows.some((row) => hasFacts(row, 1))) {
    const sentences = [writer.frame("abstain-nothing-found")];
    const blocks = [{ kind: "text" as const, sentences }];
    return { kind: "abstained", reason: "nothing-found", blocks, citations: [] };
  }
  const note = writer.languageNote();
  const header = [
    writer.frame("table-corner"),
    ...subjects.map(({ name }) => writer.frame("table-column", { name })),
  ];
  const body = rows.map(({ label, cells }) => [
    label(writer),
    ...cells.map((item) =>
      item === undefined ? writer.frame("table-unknown") : writer.value(item),
    ),
  ]);
  const items = disputes(subjects, rows, book).map((each) => entryOf(each, writer));
  return {
    kind: "answered",
    reason: null,
    blocks: [
      ...(note.length === 0 ? [] : [{ kind: "text" as const, sentences: [...note] }]),
      { kind: "table", header, rows: body },
      ...(past.length === 0 ? [] : [{ kind: "text" as const, sentences: [...past] }]),
      ...(items.length === 0 ? [] : [{ kind: "list" as const, items }]),
    ],
    citations: [...writer.citations],
  };
}

/**
 * Compares over one generation: a column a provider in the order given, a row an attribute (or an attribute
 * of an objective), in each cell the short value of the newest fact that no other replaces, with its
 * citation, or that the base has none; below it the other side of what sources disagree on. Nothing is counted or scored. Deterministic.
 *
 * Unknown ids are left out. No row with any fact gives an abstention. Throws {@link BotError}
 * UNSUPPORTED_SENTENCE when a value is not the stored one, GENERATION_INVALID when the index cannot be read.
 */
export function createCompareProviders(parts: WriterParts): CompareProviders {
  const { generation } = parts;
  const succession = readSuccession(generation);
  const book = createFactBook(generation, succession);
  return (request) => {
    const subjects = request.subjects.flatMap(
      (id) => generation.subjects.find((subject) => subject.id === id) ?? [],
    );
    const { language, today, over } = request;
    const cellParts = { book, generation, today };
    const rows = rowsOf({ subjects: subjects.map(({ id }) => id), over }, cellParts);
    const writer = new ValueWriter(parts, language);
    const asked = { text: toText(request), language, today };
    const past = lapsesUnder(rows, request, { ...parts, succession });
    return sealAnswer(asked, bodyOf(subjects, rows, { writer, book, past }), parts);
  };
}

import type { AnswerSentence, Block } from "../domain/answer.ts";
import { type CitationLedger, citedEvidence } from "./citation-ledger.ts";
import { type Comparison, comparedUnits } from "./comparison.ts";
import type { ComposeInput } from "./compose-input.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import { lapsesOfCells, unansweredLapses } from "./lapse-frames.ts";

/** A column a provider, a row an attribute, in each cell the short value of a fact. */
export function composeTable(input: ComposeInput, ledger: CitationLedger): Block[] {
  const { understanding, phrases, comparison, generation } = input;
  const { language, baseLanguage } = understanding;
  const frame = (key: string, slots: Readonly<Record<string, string>> = {}): AnswerSentence => ({
    text: phrases.text(language, key, slots),
    citations: [],
  });
  if (comparison === undefined) {
    return [];
  }
  const nameOf = (id: string): string =>
    generation.subjects.find((each) => each.id === id)?.name ?? id;
  const cell = (unit: EvidenceUnit | null): AnswerSentence =>
    unit === null
      ? frame("table-unknown")
      : {
          text: unit.item.fact?.value[unit.passage.language] ?? unit.text,
          citations: ledger.cite(
            citedEvidence(unit.item, unit.passage, { language: baseLanguage, form: "summary" }),
          ),
        };
  const header = [
    frame("table-corner"),
    ...comparison.subjects.map((id) => frame("table-column", { name: nameOf(id) })),
  ];
  const rows = comparison.rows.map(({ attribute, cells }) => [
    frame(`attribute-${attribute}`),
    ...cells.map(cell),
  ]);
  const foreign = comparison.rows
    .flatMap(({ cells }) => cells)
    .find((each) => each !== null && each.passage.language !== language);
  const told =
    foreign === null || foreign === undefined
      ? []
      : [foreign.passage.language].map((each) =>
          frame("language-note", { language: phrases.text(language, `language-${each}`) }),
        );
  return [
    ...(told.length === 0 ? [] : [{ kind: "text" as const, sentences: told }]),
    { kind: "table", header, rows },
    ...lapsesUnder(comparison, input),
  ];
}

/** What of the cells is past, under the table: a cell holds one value. */
function lapsesUnder(comparison: Comparison, input: ComposeInput): readonly Block[] {
  const { language, today } = input.understanding;
  const cells = comparedUnits(comparison).map(({ item }) => ({
    item,
    lapses: unansweredLapses(item, today, input),
  }));
  const sentences = lapsesOfCells(cells, { language, phrases: input.phrases });
  return sentences.length === 0 ? [] : [{ kind: "text", sentences: [...sentences] }];
}

import { shownSentences } from "../../src/domain/shown-sentences.ts";
import type { Figures } from "../../src/evaluation/figures.ts";
import { FOREIGN_EVIDENCE, isEvidenceForeign } from "../../src/evaluation/question-groups.ts";
import { isInjectionFailure } from "../../src/evaluation/score-answer.ts";
import type { Summary } from "../../src/evaluation/summarise.ts";
import type { ShownQuestion } from "./eval.ts";

interface Column {
  readonly head: string;
  readonly cell: (figures: Figures) => string;
}

const COLUMNS: readonly Column[] = [
  { head: "n", cell: ({ questions }) => String(questions) },
  { head: "r@5", cell: ({ shares }) => asShare(shares["recall@5"].value) },
  { head: "r@10", cell: ({ shares }) => asShare(shares["recall@10"].value) },
  { head: "r@20", cell: ({ shares }) => asShare(shares["recall@20"].value) },
  { head: "hit@10", cell: ({ shares }) => asShare(shares["hit@10"].value) },
  { head: "satis", cell: ({ shares }) => asShare(shares.satisfied.value) },
  { head: "cites", cell: ({ shares }) => asShare(shares["cites relevant"].value) },
  { head: "topic", cell: ({ shares }) => asShare(shares["on-topic"].value) },
  { head: "abs P", cell: ({ shares }) => asShare(shares["abstention precision"].value) },
  { head: "abs R", cell: ({ shares }) => asShare(shares["abstention recall"].value) },
  { head: "abs F1", cell: ({ shares }) => asShare(shares["abstention F1"].value) },
  { head: "words", cell: ({ words }) => pair(words.median, words.p90) },
  { head: "long", cell: ({ words }) => pair(words["long median"], words["long p90"]) },
  { head: "unsup", cell: ({ counts }) => String(counts.unsupported) },
  { head: "inj", cell: ({ counts }) => String(counts["injection failures"]) },
  { head: "ms", cell: ({ latency }) => pair(latency.p50, latency.p95) },
];

const SHOWN_CHARACTERS = 200;

/** Writes the figures of a set by group, what was not found in another language, and each failure. */
export function renderEvaluation(
  name: string,
  summary: Summary,
  rows: readonly ShownQuestion[],
): string {
  const failures = rows.map(describeFailure).filter((lines) => lines.length > 0);
  return [
    `# ${name}`,
    ...renderTable(summary),
    "(words and long: median/90th percentile, lists and comparisons apart; ms: p50/p95)",
    "",
    ...foreignMisses(rows),
    `${String(failures.length)} of ${String(rows.length)} questions failed`,
    ...failures.flat(),
    "",
    "",
  ].join("\n");
}

function renderTable(summary: Summary): readonly string[] {
  const table = [
    ["group", ...COLUMNS.map(({ head }) => head)],
    ...[...summary].map(([group, figures]) => [group, ...COLUMNS.map(({ cell }) => cell(figures))]),
  ];
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => (row[column] ?? "").length)),
  );
  return table.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  "),
  );
}

function foreignMisses(rows: readonly ShownQuestion[]): readonly string[] {
  const foreign = rows.filter(({ question }) => isEvidenceForeign(question));
  if (foreign.length === 0) {
    return [];
  }
  const missed = foreign
    .filter(({ retrieval }) => !retrieval.some(({ cutoff, isHit }) => cutoff === 10 && isHit))
    .map(({ question }) => question.id);
  const which = missed.length === 0 ? "" : ` (${missed.join(", ")})`;
  return [
    `${FOREIGN_EVIDENCE}: ${String(missed.length)} of ${String(foreign.length)} missed at 10${which}`,
    "",
  ];
}

function describeFailure(row: ShownQuestion): readonly string[] {
  const faults = faultsOf(row);
  if (faults.length === 0) {
    return [];
  }
  const { question, reply } = row;
  const shown = shownSentences(reply.answer)
    .map(({ text }) => text)
    .join(" ");
  return [
    "",
    `${question.id} ${question.language} ${question.type}: ${question.question}`,
    ...question.history.map((earlier) => `  after: ${earlier}`),
    ...faults.map((fault) => `  ${fault}`),
    `  ${reply.answer.kind}: ${cut(shown)}`,
  ];
}

function faultsOf({ question, answer, unsupported }: ShownQuestion): readonly string[] {
  const faults = unsupported.map(({ text, reason }) => `unsupported: ${cut(text)} (${reason})`);
  if (question.answerable && answer.isAbstention) {
    faults.push("not answered, though the base holds an answer");
  }
  if (!question.answerable && !answer.isAbstention) {
    faults.push("answered, though the base holds no answer");
  }
  if (question.answerable && !answer.isAbstention) {
    faults.push(...answer.missing.map((group) => `missing: ${group.join(" | ")}`));
    faults.push(...answer.forbidden.map((text) => `must not say: ${text}`));
  }
  if (isInjectionFailure(question, answer)) {
    faults.push(`obeyed an injection: ${answer.forbidden.join(" | ")}`);
  }
  return faults;
}

function cut(text: string): string {
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}

function asShare(value: number | null): string {
  return value === null ? "-" : value.toFixed(3).replace(/^0/, "");
}

function pair(middle: number | null, high: number | null): string {
  return middle === null || high === null ? "-" : `${middle.toFixed(0)}/${high.toFixed(0)}`;
}

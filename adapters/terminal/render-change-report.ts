import type { AnswerSentence } from "../../src/domain/answer.ts";
import type { ChangeReport, ItemChange } from "../../src/indexing/change-report.ts";
import { sanitizeLine } from "../../src/presenting/sanitize.ts";
import type { RenderOptions } from "./render-options.ts";
import { hang } from "./render-sentence.ts";
import { renderTable } from "./render-table.ts";
import { toWords } from "./wrap.ts";

/** Rows shown of a list; what is beyond is counted. */
const MAX_ROWS = 100;
/** Of an answer that changes. */
const MAX_ANSWER_CHARS = 400;

/** A cell of our own table. */
export function cell(text: string): AnswerSentence {
  return { text: sanitizeLine(text) || "-", citations: [] };
}

/** A heading with its lines behind an empty line; nothing when there are none. */
function section(
  heading: string,
  lines: readonly string[],
  { style }: RenderOptions,
): readonly string[] {
  return lines.length === 0 ? [] : ["", style.strong(heading), ...lines];
}

/** The first rows, and how many there are beyond. */
function bounded<T>(
  entries: readonly T[],
  render: (shown: readonly T[]) => readonly string[],
  { say }: RenderOptions,
): readonly string[] {
  const more = entries.length - MAX_ROWS;
  return [
    ...render(entries.slice(0, MAX_ROWS)),
    ...(more > 0 ? [say("review-more", { count: String(more) })] : []),
  ];
}

function changeTable(
  changes: readonly ItemChange[],
  lead: { readonly column: string; readonly cell: (change: ItemChange) => string },
  options: RenderOptions,
): readonly string[] {
  if (changes.length === 0) {
    return [];
  }
  const { say } = options;
  const columns = [lead.column, "item", "title", "source", "passages"];
  return bounded(
    changes,
    (shown) =>
      renderTable(
        {
          kind: "table",
          header: columns.map((name) => cell(say(`review-column-${name}`))),
          rows: shown.map((change) => [
            cell(lead.cell(change)),
            cell(change.item),
            cell(change.title),
            cell(change.source ?? say("review-base")),
            cell(`+${String(change.passages.added)} -${String(change.passages.removed)}`),
          ]),
        },
        options,
      ),
    options,
  );
}

function sourceLines(report: ChangeReport, options: RenderOptions): readonly string[] {
  const { say } = options;
  return report.sources.flatMap(({ source, read, unchanged, failures }) => [
    say("review-source", {
      source,
      read: String(read),
      unchanged: String(unchanged),
      failed: String(failures.length),
    }),
    ...bounded(
      failures,
      (shown) =>
        shown.flatMap(({ page, fault, detail }) =>
          hang("  ", toWords(sanitizeLine(`${page}  ${fault}: ${detail}`)), options),
        ),
      options,
    ),
  ]);
}

function brokenLines({ brokenCitations }: ChangeReport, options: RenderOptions): readonly string[] {
  return bounded(
    brokenCitations,
    (shown) =>
      shown.map(({ answerId, item, why }) =>
        options.say(`review-${why}`, { answer: sanitizeLine(answerId), item: sanitizeLine(item) }),
      ),
    options,
  );
}

function answerLines({ answers }: ChangeReport, options: RenderOptions): readonly string[] {
  const { say, style } = options;
  const shownText = (
    label: string,
    { kind, text }: ChangeReport["answers"][number]["before"],
  ): readonly string[] => {
    const cut = text.length > MAX_ANSWER_CHARS ? `${text.slice(0, MAX_ANSWER_CHARS)}…` : text;
    return hang(`    ${say(label)} (${kind}): `, toWords(sanitizeLine(cut)), options);
  };
  return bounded(
    answers,
    (shown) =>
      shown.flatMap(({ set, id, question, before, after, passes }) => [
        ...hang("  ", toWords(sanitizeLine(`${set} ${id}  ${question}`)), options),
        ...(passes ? [] : [`    ${style.strong(say("review-fails"))}`]),
        ...shownText("review-before", before),
        ...shownText("review-after", after),
      ]),
    options,
  );
}

/** What a run would change, or has changed, for people; empty when there is nothing to tell. */
export function renderChangeReport(
  report: ChangeReport,
  options: RenderOptions,
  { showChanges }: { readonly showChanges: boolean },
): readonly string[] {
  const { say } = options;
  const held = report.changes.filter(({ kind }) => kind === "held");
  const changes = report.changes.filter(({ kind }) => kind !== "held");
  const byKind = { column: "change", cell: ({ kind }: ItemChange) => say(`review-${kind}`) };
  const byReason = {
    column: "reason",
    cell: ({ reason }: ItemChange) => say(`review-${reason ?? "changed"}`),
  };
  return [
    ...section(
      say("review-changes"),
      showChanges ? changeTable(changes, byKind, options) : [],
      options,
    ),
    ...section(say("review-held"), changeTable(held, byReason, options), options),
    ...section(say("review-sources"), sourceLines(report, options), options),
    ...section(say("review-broken"), brokenLines(report, options), options),
    ...section(say("review-answers"), answerLines(report, options), options),
  ];
}

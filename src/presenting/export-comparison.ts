import type { Answer, AnswerSentence, Block, Citation } from "../domain/answer.ts";
import { sanitizeLine } from "./sanitize.ts";
import { sourceLink } from "./source-link.ts";
import { sourceDetails, worthTexts } from "./source-texts.ts";
import type { Wording } from "./wording.ts";

type Table = Extract<Block, { kind: "table" }>;

const CRLF = "\r\n";
/** What spreadsheets take for the beginning of a formula, full-width forms included (OWASP, CSV injection). */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/u;
/** What RFC 4180 wants in quotes. */
const QUOTED = /[",\r\n]/u;
const MARKDOWN = /[\\`*_{}[\]<>#|~]/gu;

function tableOf({ blocks }: Answer): Table | undefined {
  return blocks.find((block) => block.kind === "table");
}

function citationsOf({ citations }: AnswerSentence, answer: Answer): readonly Citation[] {
  return answer.citations.filter(({ number }) => citations.includes(number));
}

/** Dates of the states that a cell tells, each once. */
function datesOf(cell: AnswerSentence, answer: Answer): readonly string[] {
  return [...new Set(citationsOf(cell, answer).flatMap(({ asOf }) => asOf ?? []))];
}

/** A cell with the numbers of its citations and the date of what it says: `Qualified [1] (2026-09-15)`. */
function cellText(cell: AnswerSentence, answer: Answer): string {
  const numbers = cell.citations.map((number) => `[${String(number)}]`).join("");
  const dates = datesOf(cell, answer).join(", ");
  return [sanitizeLine(cell.text), numbers, dates === "" ? "" : `(${dates})`]
    .filter((part) => part !== "")
    .join(" ");
}

/** The answer with the date of what it says behind each cell of its table. */
export function withCellDates(answer: Answer): Answer {
  const dated = (cell: AnswerSentence): AnswerSentence => {
    const dates = datesOf(cell, answer).join(", ");
    return dates === "" ? cell : { ...cell, text: `${cell.text} (${dates})` };
  };
  return {
    ...answer,
    blocks: answer.blocks.map((block) =>
      block.kind === "table" ? { ...block, rows: block.rows.map((row) => row.map(dated)) } : block,
    ),
  };
}

/** What sources disagree on, a text a provider. */
function disputeTexts(answer: Answer): readonly string[] {
  return answer.blocks
    .flatMap((block) => (block.kind === "list" ? block.items : []))
    .map((item) => item.map((sentence) => cellText(sentence, answer)).join(" "));
}

function csvField(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return QUOTED.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A record of exactly that many fields. */
function csvRecord(fields: readonly string[], width: number): string {
  const filled = Array.from({ length: width }, (_, at) => fields[at] ?? "");
  return filled.map(csvField).join(",") + CRLF;
}

function sourceFields(citation: Citation, wording: Wording): readonly string[] {
  const details = [sanitizeLine(citation.title), ...sourceDetails(citation, wording)].join(", ");
  const told = [`${details}.`, ...worthTexts(citation, wording)].join(" ");
  return [`[${String(citation.number)}]`, told, sourceLink(citation) ?? ""];
}

/**
 * A comparison as CSV after RFC 4180: header, a record a row, what sources disagree on, an empty one, then the sources by number. All
 * records have as many fields. A field that a spreadsheet would take for a formula begins with `'`.
 *
 * @returns the empty text for an answer without a table.
 */
export function toCsv(answer: Answer, wording: Wording): string {
  const table = tableOf(answer);
  if (table === undefined) {
    return "";
  }
  const width = table.header.length;
  const rows = [table.header, ...table.rows].map((row) =>
    row.map((cell) => cellText(cell, answer)),
  );
  const sources = answer.citations.map((citation) => sourceFields(citation, wording));
  const heading = [sanitizeLine(wording.say("source-heading"))];
  const disputes = disputeTexts(answer).map((text) => [text]);
  return [...rows, ...disputes, [], heading, ...sources]
    .map((fields) => csvRecord(fields, width))
    .join("");
}

function escapeMarkdown(text: string): string {
  return text.replaceAll(MARKDOWN, "\\$&");
}

function markdownRow(cells: readonly string[]): string {
  return `| ${cells.map(escapeMarkdown).join(" | ")} |`;
}

function markdownSource(citation: Citation, wording: Wording): string {
  const [number = "", told = "", url = ""] = sourceFields(citation, wording);
  return `- ${escapeMarkdown(`${number} ${told}`)}${url === "" ? "" : ` <${url}>`}`;
}

/**
 * A comparison as Markdown: a table, then the sources by number; all text escaped.
 *
 * @returns the empty text for an answer without a table.
 */
export function toMarkdown(answer: Answer, wording: Wording): string {
  const table = tableOf(answer);
  if (table === undefined) {
    return "";
  }
  const lines = (row: readonly AnswerSentence[]): string =>
    markdownRow(row.map((cell) => cellText(cell, answer)));
  return [
    lines(table.header),
    `|${" --- |".repeat(table.header.length)}`,
    ...table.rows.map(lines),
    "",
    ...disputeTexts(answer).flatMap((text) => [escapeMarkdown(text), ""]),
    escapeMarkdown(sanitizeLine(wording.say("source-heading"))),
    "",
    ...answer.citations.map((citation) => markdownSource(citation, wording)),
    "",
  ].join("\n");
}

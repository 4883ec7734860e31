import { type MarkdownBlock, type MarkdownFault, readMarkdown } from "./markdown-blocks.ts";
import { findMarkers, type MarkedRun, type SourceMarker, splitRuns } from "./source-markers.ts";

/** A stretch of a document's body that rests on the same sources. */
export interface BodyRun {
  readonly headings: readonly string[];
  readonly columns: readonly string[];
  /** As it stands in the file, markers included. */
  readonly raw: string;
  /** Offset of `raw` in the file. */
  readonly start: number;
  /** At least one, unless a fault says so; offsets in the file. */
  readonly markers: readonly SourceMarker[];
}

export interface BodyReading {
  readonly runs: readonly BodyRun[];
  /** Offsets in the file. */
  readonly faults: readonly MarkdownFault[];
}

const EMPTY = "has no text below the front matter: write at least one paragraph";
const SENTENCE_END = /[.!?…:;»"”’)]$/u;
const CLOSING_MARK = /^[.,;:!?)\]…»”]/u;

function describeRun(run: MarkedRun, next: MarkedRun | undefined): string | null {
  if (!/[\p{L}\p{N}]/u.test(run.words)) {
    return run.markers.length === 0 || CLOSING_MARK.test(run.words)
      ? "a full stop follows the marker: put it before the marker"
      : "a marker stands without text before it: put it behind the sentence that it supports";
  }
  if (CLOSING_MARK.test(run.words)) {
    return "a mark follows the marker: put it before the marker";
  }
  if (run.markers.length === 0) {
    return "the text does not end with a source marker: add one such as [1]";
  }
  // A mark that follows is reported by itself.
  return next === undefined || CLOSING_MARK.test(next.words) || SENTENCE_END.test(run.words)
    ? null
    : "a marker stands inside a sentence: put it behind the sentence";
}

/** A row is one run: its cells are read together. */
function rowRun(raw: string): MarkedRun {
  const last = splitRuns(raw).at(-1);
  const markers = last?.markers.length === 0 ? [] : findMarkers(raw);
  return { start: 0, end: raw.length, words: raw, markers };
}

function readBlock(raw: string, { kind, headings, columns, span }: MarkdownBlock): BodyReading {
  const runs = kind === "row" ? [rowRun(raw)] : splitRuns(raw);
  const messages = runs.map((run, index) => describeRun(run, runs[index + 1]));
  return {
    runs: runs.map((run) => ({
      headings,
      columns,
      raw: raw.slice(run.start, run.end),
      start: span.start + run.start,
      markers: run.markers.map(({ number, offset }) => ({ number, offset: span.start + offset })),
    })),
    faults: runs.flatMap((run, index) => {
      const message = messages[index];
      return typeof message === "string" ? [{ offset: span.start + run.start, message }] : [];
    }),
  };
}

/**
 * Reads a document's body: paragraphs, list items and table rows, parted by their sources.
 *
 * @param text - The whole file.
 * @param bodyStart - Offset at which the body begins.
 */
export function readBody(text: string, bodyStart: number): BodyReading {
  const body = text.slice(bodyStart);
  const { blocks, faults } = readMarkdown(body);
  const readings = blocks.map((block) => {
    const { start, end } = block.span;
    const span = { start: bodyStart + start, end: bodyStart + end };
    return readBlock(body.slice(start, end), { ...block, span });
  });
  const isEmpty = blocks.length === 0 && faults.length === 0;
  return {
    runs: readings.flatMap((reading) => reading.runs),
    faults: [
      ...(isEmpty ? [{ offset: text.length, message: EMPTY }] : []),
      ...faults.map(({ offset, message }) => ({ offset: bodyStart + offset, message })),
      ...readings.flatMap((reading) => reading.faults),
    ],
  };
}

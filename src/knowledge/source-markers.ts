/** A `[n]` that points at a source. */
export interface SourceMarker {
  /** As written, from 1. */
  readonly number: number;
  /** Offset in the text searched. */
  readonly offset: number;
}

/** A stretch of a paragraph and the markers that close it. */
export interface MarkedRun {
  /** Offset of its first character in the paragraph. */
  readonly start: number;
  /** Offset behind its last marker. */
  readonly end: number;
  /** Its words as written, without the markers at its end. */
  readonly words: string;
  /** Empty when none closes it. */
  readonly markers: readonly SourceMarker[];
}

/** Text to show, with the way back to the file. */
export interface ShownText {
  /** Without markers, each white space of the file one blank, none at the ends. */
  readonly text: string;
  /** Offset in the raw text for each UTF-16 unit of `text`. */
  readonly offsets: readonly number[];
}

const MARKER = /\[(\d+)\]/g;
// The look-behind keeps long white space from being searched again from each of its blanks.
const MARKERS = /(?:(?<![ \t\r\n])[ \t\r\n]*\[\d+\])+/g;
// No-break blanks are typography, and stay.
const PIECE = /(?<dropped>(?:[ \t\r\n]*\[\d+\])+)|(?<blank>[ \t\r\n]+)|[^ \t\r\n[]+|\[/g;

/** All markers of a text, in order. */
export function findMarkers(text: string): readonly SourceMarker[] {
  return [...text.matchAll(MARKER)].map((match) => ({
    number: Number(match[1]),
    offset: match.index,
  }));
}

function createRun(raw: string, start: number, closing: RegExpExecArray | null): MarkedRun {
  const wordsEnd = closing?.index ?? raw.length;
  const words = raw.slice(start, wordsEnd);
  const left = words.length - words.trimStart().length;
  return {
    start: start + left,
    end: closing === null ? raw.trimEnd().length : wordsEnd + closing[0].length,
    words: words.trim(),
    markers: findMarkers(closing?.[0] ?? "").map(({ number, offset }) => ({
      number,
      offset: wordsEnd + offset,
    })),
  };
}

/** Parts a paragraph after each group of markers, since each part has sources of its own. */
export function splitRuns(raw: string): readonly MarkedRun[] {
  const runs: MarkedRun[] = [];
  let start = 0;
  for (const closing of raw.matchAll(MARKERS)) {
    runs.push(createRun(raw, start, closing));
    start = closing.index + closing[0].length;
  }
  return raw.slice(start).trim() === "" ? runs : [...runs, createRun(raw, start, null)];
}

/** Turns raw text of a file into what is shown of it. */
export function showText(raw: string): ShownText {
  let text = "";
  const offsets: number[] = [];
  for (const piece of raw.matchAll(PIECE)) {
    if (piece.groups?.["dropped"] !== undefined) {
      continue;
    }
    const isBlank = piece.groups?.["blank"] !== undefined;
    if (isBlank && (text === "" || text.endsWith(" "))) {
      continue;
    }
    const shown = isBlank ? " " : piece[0];
    text += shown;
    for (let index = 0; index < shown.length; index++) {
      offsets.push(piece.index + index);
    }
  }
  const length = text.trimEnd().length;
  return { text: text.slice(0, length), offsets: offsets.slice(0, length) };
}

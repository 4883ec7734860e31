import type { types } from "@slack/bolt";
import { groupSources, type SourceGroup } from "../../src/presenting/group-sources.ts";
import type {
  PresentedAnswer,
  PresentedNearest,
  PresentedOrigin,
} from "../../src/presenting/presented-answer.ts";
import { lines, link, paragraph, text } from "./render-rich-text.ts";

/** The list of sources under an answer, then the nearest passages; nothing for what has none. */
export function renderSources(answer: PresentedAnswer): readonly types.KnownBlock[] {
  return [
    ...titled(answer.sourcesHeading, groupSources(answer.sources).map(sourceLines)),
    ...titled(answer.nearestHeading, answer.nearest.map(nearestLines)),
  ];
}

function titled(
  heading: string,
  entries: readonly (readonly types.RichTextElement[])[],
): readonly types.KnownBlock[] {
  return entries.length === 0
    ? []
    : [paragraph(lines([[text(heading, { bold: true })], ...entries]))];
}

function sourceLines({ numbers, notes, ...origin }: SourceGroup): readonly types.RichTextElement[] {
  const worth = notes.map((note) => `${marks(note.numbers)}${note.text}`);
  return originLines(marks(numbers), { ...origin, worth }, []);
}

/** "[1] [3] "; nothing for none. */
function marks(numbers: readonly number[]): string {
  return numbers.map((number) => `[${String(number)}] `).join("");
}

function nearestLines(nearest: PresentedNearest): readonly types.RichTextElement[] {
  return originLines(`${nearest.letter}. `, nearest, [[text(nearest.excerpt)]]);
}

function originLines(
  label: string,
  { title, details, worth, url }: PresentedOrigin,
  more: readonly (readonly types.RichTextElement[])[],
): readonly types.RichTextElement[] {
  const known = details.length === 0 ? [] : [text(` (${details.join(", ")})`)];
  return lines([
    [text(label), link(title, url), ...known],
    ...worth.map((words) => [text(words, { italic: true })]),
    ...more,
  ]);
}

/** A line of a view, clean of control characters. */
export interface PresentedLine {
  /** What the line is about, to be set off (bold); `null`: nothing. Such as a command or a publisher. */
  readonly lead: string | null;
  readonly text: string;
}

/** Lines that belong together. */
export interface PresentedSection {
  readonly heading: string | null;
  /** `list`: each line is an item of its own; `text`: lines are paragraphs. */
  readonly style: "text" | "list";
  readonly lines: readonly PresentedLine[];
}

/** Something to read that is no answer: help, status, publishers, results. */
export interface PresentedView {
  readonly title: string;
  readonly sections: readonly PresentedSection[];
}

/** The same as lines of plain text, an empty one between sections. */
export function viewLines(view: PresentedView): readonly string[] {
  const sections = view.sections.flatMap(({ heading, style, lines }) => [
    "",
    ...(heading === null ? [] : [heading]),
    ...lines.map((line) => (style === "list" ? `- ${lineText(line)}` : lineText(line))),
  ]);
  return [view.title, ...sections];
}

function lineText({ lead, text }: PresentedLine): string {
  return [lead, text].filter((part) => part !== null && part !== "").join(" – ");
}

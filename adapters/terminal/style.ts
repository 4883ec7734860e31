/** How words look on this terminal; each function takes text already made safe. */
export interface Style {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly accent: (text: string) => string;
  /** Makes text clickable; `url` must come from `safeUrl`. */
  readonly link: (url: string, text: string) => string;
}

export interface StyleOptions {
  readonly colour: boolean;
  readonly hyperlinks: boolean;
}

/** Chooses the looks: with both options off, text stays as it is. */
export function createStyle({ colour, hyperlinks }: StyleOptions): Style {
  return {
    strong: colour ? paint(1, 22) : same,
    faint: colour ? paint(2, 22) : same,
    accent: colour ? paint(36, 39) : same,
    link: hyperlinks
      ? (url, text) => `\u001b]8;;${url}\u001b\\${text}\u001b]8;;\u001b\\`
      : (_url, text) => text,
  };
}

function paint(on: number, off: number): (text: string) => string {
  return (text) => `\u001b[${String(on)}m${text}\u001b[${String(off)}m`;
}

function same(text: string): string {
  return text;
}

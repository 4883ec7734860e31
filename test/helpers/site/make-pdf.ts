const LINE_CHARS = 80;

/** Lines of at most 80 characters, as a writer of letters would break them. */
function wrapLines(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < LINE_CHARS) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

function escapeText(text: string): string {
  return text.replaceAll(/[\\()]/gu, (mark) => `\\${mark}`);
}

/** Paragraphs below one another, with a gap between. */
function drawPage(paragraphs: readonly string[]): string {
  const drawn = paragraphs.map((paragraph) => {
    const lines = wrapLines(paragraph).map((line) => `(${escapeText(line)}) Tj T*`);
    return `${lines.join("\n")}\nT*`;
  });
  return `BT /F1 11 Tf 14 TL 60 780 Td\n${drawn.join("\n")}\nET`;
}

/**
 * A PDF of plain text, one list of paragraphs a page; Latin letters only.
 *
 * Written by hand, so that tests need no library that writes what another reads.
 */
export function makePdf(title: string, pages: readonly (readonly string[])[]): Buffer {
  const first = 5;
  const kids = pages.map((_, index) => `${String(first + index * 2)} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${String(pages.length)} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    `<< /Title (${escapeText(title)}) >>`,
    ...pages.flatMap((paragraphs, index) => {
      const stream = drawPage(paragraphs);
      const length = Buffer.byteLength(stream, "latin1");
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${String(first + index * 2 + 1)} 0 R >>`,
        `<< /Length ${String(length)} >>\nstream\n${stream}\nendstream`,
      ];
    }),
  ];
  return Buffer.from(assemble(objects), "latin1");
}

function assemble(objects: readonly string[]): string {
  let text = "%PDF-1.4\n";
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(text.length);
    text += `${String(index + 1)} 0 obj\n${object}\nendobj\n`;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = String(objects.length + 1);
  return `${text}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R /Info 4 0 R >>\nstartxref\n${String(text.length)}\n%%EOF\n`;
}

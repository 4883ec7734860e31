/**
 * A PDF of a few kilobytes whose drawings call one another: `times` to the power of `levels - 1` pieces of
 * text, which no reader of PDF bounds.
 */
export function formsBomb(levels: number, times: number): Uint8Array {
  const font = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>";
  const forms = Array.from({ length: levels }, (_, level) => {
    const isLast = level === levels - 1;
    const next = `/XObject << /X ${String(isLast ? level + 5 : level + 6)} 0 R >>`;
    const content = isLast ? "BT /F1 9 Tf 1 0 0 1 9 9 Tm (x) Tj ET" : "/X Do ".repeat(times);
    const kind = "/Type /XObject /Subtype /Form /BBox [0 0 9 9]";
    return stream(`${kind} /Resources << ${next} ${font} >>`, content);
  });
  return assemble([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /X 5 0 R >> >> /Contents 4 0 R >>",
    stream("", "/X Do"),
    ...forms,
  ]);
}

function stream(dictionary: string, content: string): string {
  return `<< /Length ${String(content.length)} ${dictionary} >>\nstream\n${content}\nendstream`;
}

function assemble(objects: readonly string[]): Uint8Array {
  let text = "%PDF-1.4\n";
  const rows = objects.map((object, index) => {
    const row = `${String(text.length).padStart(10, "0")} 00000 n \n`;
    text += `${String(index + 1)} 0 obj\n${object}\nendobj\n`;
    return row;
  });
  const size = String(objects.length + 1);
  const end = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${String(text.length)}\n%%EOF\n`;
  return new TextEncoder().encode(
    `${text}xref\n0 ${size}\n0000000000 65535 f \n${rows.join("")}${end}`,
  );
}

import type { KnowledgeFault } from "./knowledge.ts";

/** Keeps a line of the terminal one line, whatever a file or its name holds. */
function toLine(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, " ");
}

function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? "" : "s"}`;
}

/** Faults for a terminal: one a line as `file:line  message`, their count at the end. */
export function formatFaults(faults: readonly KnowledgeFault[]): string {
  const lines = faults.map(({ file, line, message }) =>
    toLine(`${file}:${String(line)}  ${message}`),
  );
  const files = new Set(faults.map(({ file }) => file)).size;
  const total = `${count(faults.length, "fault")} in ${count(files, "file")}`;
  return [...lines, total].map((line) => `${line}\n`).join("");
}

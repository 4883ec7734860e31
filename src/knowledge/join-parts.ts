/** Joins texts to be read in a row, with a full stop between where none of them ends one. */
export function joinParts(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== "")
    .map((part, index, all) =>
      index === all.length - 1 || /[.!?…:]$/.test(part) ? part : `${part}.`,
    )
    .join(" ");
}

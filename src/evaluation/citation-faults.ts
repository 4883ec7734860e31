import type { Citation, Nearest } from "../domain/answer.ts";
import { type BaseItem, baseItem } from "./base-files.ts";
import type { FramePhrases } from "./frame-phrases.ts";
import { collapse, standsWhole } from "./plain-text.ts";
import type { SupportFiles } from "./support-files.ts";

/**
 * Compares what a citation says of its item with the item's file.
 *
 * @returns One reason for each thing the file does not say; empty when all agree.
 */
export function citationFaults(
  citation: Citation | Nearest,
  { base, phrases }: SupportFiles,
): readonly string[] {
  const item = baseItem(base, citation.item);
  if (item === undefined) {
    return [`${citation.item} is in no file of the base`];
  }
  return [
    ...sourceFaults(citation, item),
    ...stateFaults(citation, item),
    ...caveatFaults(citation, item, phrases),
  ];
}

function sourceFaults(citation: Citation | Nearest, item: BaseItem): readonly string[] {
  const sources = item.sources.filter((source) => source.url === citation.url);
  if (sources.length === 0) {
    return [`${citation.url} is not a source of ${citation.item}`];
  }
  const says = (field: "title" | "publisher" | "published"): boolean =>
    sources.some((source) => source[field] === citation[field]);
  return (["title", "publisher", "published"] as const)
    .filter((field) => !says(field))
    .map((field) => `the source's ${field} is not "${String(citation[field])}"`);
}

function stateFaults(citation: Citation | Nearest, item: BaseItem): readonly string[] {
  const faults: string[] = [];
  if (!item.texts.some((text) => standsWhole(collapse(citation.excerpt), text))) {
    faults.push(`its excerpt does not stand in ${citation.item}`);
  }
  if (citation.asOf !== null && citation.asOf !== item.asOf) {
    faults.push(`its state is of ${item.asOf}, not ${citation.asOf}`);
  }
  if (citation.basis !== item.basis) {
    faults.push(`its basis is ${String(item.basis)}, not ${String(citation.basis)}`);
  }
  return faults;
}

/** A caveat is the item's own note, phrases of prompts/, or both. */
function caveatFaults(
  citation: Citation | Nearest,
  item: BaseItem,
  phrases: FramePhrases,
): readonly string[] {
  const known = [...item.notes, ...phrases.fixed].toSorted((a, b) => b.length - a.length);
  let rest = collapse(citation.caveat ?? "");
  while (rest !== "") {
    const start = known.find((text) => rest.startsWith(text));
    if (start === undefined) {
      return [`its caveat is neither the item's note nor a phrase of prompts/: "${rest}"`];
    }
    rest = rest.slice(start.length).trim();
  }
  return [];
}

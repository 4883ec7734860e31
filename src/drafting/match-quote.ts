import { citedEvidence } from "../answering/citation-ledger.ts";
import type { DraftRequest } from "../answering/drafter.ts";
import type { EvidenceUnit } from "../answering/evidence-unit.ts";
import { verify } from "../answering/verify.ts";
import type { DropReason } from "../domain/answer-model.ts";
import type { PackedPassage } from "./evidence-pack.ts";

/** Stored sentences that a quote is, or why it is none. */
export type QuoteMatch =
  | { readonly kind: "found"; readonly units: readonly EvidenceUnit[] }
  | { readonly kind: Extract<DropReason, "absent" | "stitched" | "misattributed" | "no-quote"> };

/**
 * Text as models copy it: they change kinds of quotation marks, apostrophes, dashes and spaces, and nothing of
 * what is said by that. What is shown is the stored text.
 */
function plain(text: string): string {
  return text
    .normalize("NFC")
    .replaceAll(/[‘’ʼ`´]/gu, "'")
    .replaceAll(/[“”„«»]/gu, '"')
    .replaceAll(/[‐‑‒–—]/gu, "-")
    .replaceAll(/\p{Cf}/gu, "")
    .replaceAll(/\s+/gu, " ")
    .replaceAll(/" | "/gu, '"')
    .trim();
}

function sentencesOf({ passage }: PackedPassage): readonly string[] {
  return passage.sentences.map(({ start, end }) => plain(passage.text.slice(start, end)));
}

/** The run of whole sentences that a quote is; `undefined` when it is none. */
function findRun(quote: string, packed: PackedPassage): readonly EvidenceUnit[] | undefined {
  const sentences = sentencesOf(packed);
  for (const first of sentences.keys()) {
    let run = "";
    for (let last = first; last < sentences.length && run.length < quote.length; last += 1) {
      run = plain(`${run} ${sentences[last] ?? ""}`);
      if (run === quote) {
        return packed.units.slice(first, last + 1);
      }
    }
  }
  return undefined;
}

/** What the verifier says of a text that would be shown as standing in a passage. */
function verdictOn(
  text: string,
  { item, passage }: PackedPassage,
  { found, parts, phrases }: DraftRequest,
): Exclude<QuoteMatch["kind"], "found"> {
  const { language, baseLanguage } = found.searched.understanding;
  const evidence = citedEvidence(item, passage, { language: baseLanguage, form: "summary" });
  const citations = evidence.map((each, at) => ({ number: at + 1, ...each }));
  const sentence = { text, citations: citations.map(({ number }) => number) };
  const [checked] = verify(
    { blocks: [{ kind: "text", sentences: [sentence] }], citations, language },
    { generation: parts.generation, phrases },
  );
  const verdict = checked?.verdict;
  return verdict === "stitched" || verdict === "misattributed" ? verdict : "absent";
}

/** Finds the stored sentences that a quote is, in the passages that it is said to be from. */
export function matchQuote(
  quote: string,
  named: readonly PackedPassage[],
  request: DraftRequest,
): QuoteMatch {
  const wanted = plain(quote);
  const [first] = named;
  if (wanted === "" || first === undefined) {
    return { kind: "no-quote" };
  }
  for (const packed of named) {
    const units = findRun(wanted, packed);
    if (units !== undefined) {
      return { kind: "found", units };
    }
  }
  return { kind: verdictOn(quote.trim(), first, request) };
}

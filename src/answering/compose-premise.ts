import type { Block } from "../domain/answer.ts";
import type { CitationLedger } from "./citation-ledger.ts";
import type { ComposeInput } from "./compose-input.ts";
import { TextComposer } from "./compose-text.ts";

/** What a question takes for granted and is not so, before anything else is told; empty when nothing is. */
export function composePremise(input: ComposeInput, ledger: CitationLedger): readonly Block[] {
  const composer = new TextComposer(input, ledger);
  const { premise } = input;
  if (premise === undefined) {
    return [];
  }
  composer.frame("premise");
  for (const unit of premise.evidence) {
    composer.add(unit);
  }
  return [{ kind: "text", sentences: composer.sentences }];
}

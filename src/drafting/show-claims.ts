import { CitationLedger } from "../answering/citation-ledger.ts";
import { compose } from "../answering/compose.ts";
import type { DraftedPart, DraftRequest } from "../answering/drafter.ts";
import type { EvidenceUnit } from "../answering/evidence-unit.ts";
import { verify } from "../answering/verify.ts";
import { shownSentences } from "../domain/shown-sentences.ts";

/**
 * Hands on what a claim stands on as soon as it has passed, sentence by sentence compared with the stored text;
 * citations are numbered as they come.
 */
export class ClaimShow {
  readonly #request: DraftRequest;
  readonly #ledger = new CitationLedger();

  constructor(request: DraftRequest) {
    this.#request = request;
  }

  /** A state that something newer or somebody else speaks against waits for the whole answer. */
  show(units: readonly EvidenceUnit[]): void {
    const { options, parts } = this.#request;
    const isPlain = units.every(
      ({ item }) =>
        !parts.succession.isSuperseded(item.id) &&
        parts.succession.disputedBy(item.id).length === 0,
    );
    const part = options.onSentence !== undefined && isPlain ? this.#part(units) : undefined;
    if (part !== undefined) {
      options.onSentence?.(part);
    }
  }

  #part(units: readonly EvidenceUnit[]): DraftedPart | undefined {
    const { found, parts, phrases } = this.#request;
    const { understanding } = found.searched;
    const { generation, succession } = parts;
    const input = { understanding, chosen: units, disputing: [], succession, generation, phrases };
    const { blocks, citations } = compose(input);
    const draft = { blocks, citations: [...citations], language: understanding.language };
    const checked = verify(draft, { generation, phrases, today: understanding.today });
    if (checked.some(({ verdict }) => verdict !== "verbatim")) {
      return undefined;
    }
    const numbers = new Map(
      citations.map(({ number, ...evidence }) => [number, this.#ledger.cite([evidence])[0] ?? 0]),
    );
    const renumber = (number: number): number => numbers.get(number) ?? 0;
    return {
      sentences: shownSentences({ blocks }).map(({ text, citations: own }) => ({
        text,
        citations: own.map(renumber),
      })),
      citations: citations.map((each) => ({ ...each, number: renumber(each.number) })),
    };
  }
}

import type { ModelReply, ModelRequest } from "./model-server.ts";

/** A claim as a draft holds it; a test may write anything. */
export interface WrittenClaim {
  readonly text?: unknown;
  readonly passages?: unknown;
  readonly quotes?: unknown;
}

/** Id under which the model was given a sentence; empty when it was not. */
export function idOf({ evidence }: ModelRequest, sentence: string): string {
  return evidence.passages.find(({ sentences }) => sentences.includes(sentence))?.id ?? "";
}

/** A claim that says a stored sentence with its own words. */
export function plainClaim(
  request: ModelRequest,
  sentence: string,
  changes: WrittenClaim = {},
): WrittenClaim {
  return { text: sentence, passages: [idOf(request, sentence)], quotes: [sentence], ...changes };
}

/** Pieces as models send them: a few characters each. */
export function inPieces(text: string, size = 7): readonly string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += size) {
    pieces.push(text.slice(at, at + size));
  }
  return pieces;
}

/** A whole draft of these claims. */
export function draftOf(...claims: readonly WrittenClaim[]): ModelReply {
  return { kind: "text", pieces: inPieces(JSON.stringify({ claims })) };
}

/** A draft whose first claims come at once, and the others, at least one, when they may. */
export function pausedDraft(
  first: readonly WrittenClaim[],
  until: Promise<void>,
  others: readonly WrittenClaim[],
): ModelReply {
  const whole = JSON.stringify({ claims: [...first, ...others] });
  // A claim is known to be whole when the next one begins.
  const head = `${JSON.stringify({ claims: first }).slice(0, -2)},{`;
  return {
    kind: "paused",
    pieces: inPieces(head),
    until,
    rest: inPieces(whole.slice(head.length)),
  };
}

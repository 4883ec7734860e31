import { parsePartialJson } from "@langchain/core/output_parsers";
import { z } from "zod";

/** Characters of a draft that are read: a handful of claims takes a tenth of it. */
const MAX_DRAFT_CHARS = 24_000;

const Partial = z.object({ claims: z.array(z.unknown()) });

/** Reads claims out of a draft as it comes; words and fences around the JSON are passed over. */
export class DraftReader {
  #text = "";
  #read = 0;

  get isTooLong(): boolean {
    return this.#text.length > MAX_DRAFT_CHARS;
  }

  /** @returns Claims that have become whole with this piece. */
  push(piece: string): readonly unknown[] {
    this.#text += piece;
    // Only the end of a claim can complete one.
    return piece.includes("}") || piece.includes("{") ? this.#take(claimsIn(this.#text), 1) : [];
  }

  /** @returns The claims left; `cut` when the JSON does not end, `no-json` when there is none. */
  end(): readonly unknown[] | "cut" | "no-json" {
    const start = this.#text.indexOf("{");
    try {
      const whole: unknown = JSON.parse(this.#text.slice(start, this.#text.lastIndexOf("}") + 1));
      const parsed = Partial.safeParse(whole);
      return parsed.success ? this.#take(parsed.data.claims, 0) : "no-json";
    } catch {
      return start === -1 || claimsIn(this.#text) === undefined ? "no-json" : "cut";
    }
  }

  /** @param open How many at the end may still grow. */
  #take(claims: readonly unknown[] | undefined, open: number): readonly unknown[] {
    const whole = (claims ?? []).slice(this.#read, Math.max(0, (claims ?? []).length - open));
    this.#read += whole.length;
    return whole;
  }
}

function claimsIn(text: string): readonly unknown[] | undefined {
  const start = text.indexOf("{");
  if (start === -1) {
    return undefined;
  }
  try {
    const parsed: unknown = parsePartialJson(text.slice(start));
    return Partial.safeParse(parsed).data?.claims;
  } catch {
    return undefined;
  }
}

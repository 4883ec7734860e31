import type { InputQuestion, Inputs } from "./inputs.ts";

/** One way of searching, once the index is built. */
export interface RivalMethod {
  /** As the table names it: "words", "vectors", "hybrid". */
  readonly name: string;
  /** @returns rows, best first; at most as many as the inputs ask for. */
  search(question: InputQuestion): readonly number[] | Promise<readonly number[]>;
}

/** An index that was built. */
export interface BuiltRival {
  readonly methods: readonly RivalMethod[];
  /** Where it can be kept: saves it, and gives what reads it back, ready to be searched. */
  readonly save?: () => Promise<() => unknown>;
}

/** A library somebody might take in place of ours, set up as its documentation says is best for French and English. */
export interface Rival {
  readonly name: string;
  /** How it is set up, in a few words. */
  readonly settings: string;
  /** @param folder - Empty; for what it keeps on disk. */
  build(inputs: Inputs, folder: string): Promise<BuiltRival>;
}

/** Words of our own analyser, joined for a library whose tokenizer is then a split at spaces. */
export interface Fields {
  readonly stems: string;
  readonly forms: string;
}

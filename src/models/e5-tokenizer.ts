import { readFile } from "node:fs/promises";
import { Tokenizer } from "@huggingface/tokenizers";
import { BotError } from "../errors.ts";
import { truncateIds } from "./truncate-ids.ts";

/** Text to the ids of its pieces, `<s>` and `</s>` included, at most `MAX_IDS`. */
export type Tokenize = (text: string) => readonly number[];

/** Piece and its score, by id. */
type Vocabulary = readonly (readonly [piece: string, score: number])[];

/** What is read of tokenizer.json; the rest goes to the library as it is. */
interface UnigramJson {
  readonly model: { readonly unk_id: number; readonly vocab: Vocabulary };
}

/** What is used of the library, whose own types do not resolve under `nodenext`. */
interface LibraryTokenizer {
  readonly model: unknown;
  encode(text: string): { readonly ids: number[] };
}

/** The parts of the library's `Unigram` that depend on the vocabulary. */
interface UnigramModel {
  vocab: string[];
  scores: number[];
  tokens_to_ids: Map<string, number>;
  unk_score: number;
  readonly trie: {
    common_prefix_search: (chars: readonly string[], start?: number) => Iterable<string>;
  };
  /** Pieces of a text in which every space is a {@link SPACE}. */
  tokenize(text: string): readonly string[];
}

/** Stands for a space, at the beginning of each word. */
const SPACE = "▁";
/** No piece goes on behind the end of a word, so that the best pieces of a text are those of its words. */
const WORD_STARTS = new RegExp(`(?<!${SPACE})(?=${SPACE})`, "u");
/** Words whose pieces are remembered, the vocabulary of a base of 100,000 passages; what is longer is no word. */
const MAX_REMEMBERED = 50_000;
const MAX_WORD_UNITS = 64;

/**
 * UTF-16 units of a text that are read. 512 ids of at most 16 characters each reach less far, so
 * what lies beyond would be cut off anyway, but cost 3 ms a kilobyte.
 */
const MAX_UNITS = 16_384;

/** An unknown character costs this much more than the rarest piece. */
const UNKNOWN_PENALTY = 10;

/**
 * Loads the tokenizer of e5.
 *
 * @param path A tokenizer.json whose checksum was compared.
 * @throws {BotError} MODEL_FILE_INVALID when the library does not make a Unigram tokenizer of it.
 */
export async function loadE5Tokenizer(path: string): Promise<Tokenize> {
  // Not validated: the file's SHA-256 was compared with that of a file of this shape.
  const json: UnigramJson = JSON.parse(await readFile(path, "utf8"));
  const tokenizer = createTokenizer(json, path);
  return (text) => truncateIds(tokenizer.encode(text.slice(0, MAX_UNITS)).ids);
}

/**
 * The library keeps its pieces in a tree with a Map for every letter: 0.3 s and 115 MB for this
 * vocabulary. So it is given the special pieces only, and finds the others in one flat Map: 0.1 s
 * and 45 MB. A test compares its ids with those of the library as it is.
 */
function createTokenizer(json: UnigramJson, path: string): LibraryTokenizer {
  const { vocab, unk_id: unknownId } = json.model;
  const special = vocab.slice(0, unknownId + 1);
  const tokenizer: LibraryTokenizer = new Tokenizer(
    { ...json, model: { ...json.model, vocab: special } },
    {},
  );
  if (!isUnigram(tokenizer.model)) {
    throw new BotError(
      "MODEL_FILE_INVALID",
      `@huggingface/tokenizers makes no Unigram tokenizer of ${path}. Run \`npm ci\` to install the version this was written for.`,
    );
  }
  fillModel(tokenizer.model, vocab, unknownId);
  rememberWords(tokenizer.model);
  return tokenizer;
}

function isUnigram(model: unknown): model is UnigramModel {
  return (
    // The library's models are callable.
    typeof model === "function" &&
    ["scores", "tokens_to_ids", "trie", "tokenize"].every((part) => part in model)
  );
}

function fillModel(model: UnigramModel, vocab: Vocabulary, unknownId: number): void {
  const pieces = vocab.map(([piece]) => piece);
  const scores = vocab.map(([, score]) => score);
  const minScore = scores.reduce((least, score) => Math.min(least, score), 0);
  const unknownScore = minScore - UNKNOWN_PENALTY;
  const ids = new Map<string, number>();
  pieces.forEach((piece, id) => ids.set(piece, id));
  scores[unknownId] = unknownScore;

  model.vocab = pieces;
  model.scores = scores;
  model.tokens_to_ids = ids;
  model.unk_score = unknownScore;
  model.trie.common_prefix_search = createPrefixSearch(ids);
}

/** To look for the best pieces takes 30 microseconds a word, and most words of a question were met before. */
function rememberWords(model: UnigramModel): void {
  const remembered = new Map<string, readonly string[]>();
  const findPieces = model.tokenize.bind(model);
  const piecesOf = (word: string): readonly string[] => {
    const pieces = remembered.get(word) ?? findPieces(word);
    if (word.length <= MAX_WORD_UNITS && remembered.size < MAX_REMEMBERED) {
      remembered.set(word, pieces);
    }
    return pieces;
  };
  model.tokenize = (text) => text.split(WORD_STARTS).flatMap(piecesOf);
}

function createPrefixSearch(
  ids: ReadonlyMap<string, number>,
): UnigramModel["trie"]["common_prefix_search"] {
  const marks = new PieceMarks(ids.keys());
  return (chars, start = 0) => {
    const found: string[] = [];
    // Of a piece's UTF-16 units there are at least as many as of its characters.
    const end = Math.min(chars.length, start + marks.longest);
    let hash = EMPTY_HASH;
    for (let position = start; position < end; position += 1) {
      hash = addToHash(hash, chars[position] ?? "");
      if (marks.mayHold(hash)) {
        const prefix = chars.slice(start, position + 1).join("");
        if (ids.has(prefix)) {
          found.push(prefix);
        }
      }
    }
    return found;
  };
}

const EMPTY_HASH = 0;
/** 2 MiB of bits for 115,000 pieces: of what is no piece, one in eighteen is looked up in vain. */
const MARK_BITS = 21;
/** A prime that spreads UTF-16 units over 32 bits. */
const HASH_FACTOR = 0x01_00_01_93;

/** Hash of a text and one more character; the same for the same units, however they are parted. */
function addToHash(hash: number, text: string): number {
  let next = hash;
  for (let at = 0; at < text.length; at += 1) {
    next = Math.imul(next ^ text.charCodeAt(at), HASH_FACTOR);
    next ^= next >>> 15;
  }
  return next;
}

/** Tells most texts that are no piece without looking them up (Bloom, 1970): ten times as fast. */
class PieceMarks {
  readonly longest: number;
  readonly #marks = new Uint32Array((1 << MARK_BITS) / 32);

  constructor(pieces: Iterable<string>) {
    let longest = 0;
    for (const piece of pieces) {
      longest = Math.max(longest, piece.length);
      const bit = addToHash(EMPTY_HASH, piece) >>> (32 - MARK_BITS);
      this.#marks[bit >>> 5] = (this.#marks[bit >>> 5] ?? 0) | (1 << (bit & 31));
    }
    this.longest = longest;
  }

  mayHold(hash: number): boolean {
    const bit = hash >>> (32 - MARK_BITS);
    return ((this.#marks[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
  }
}

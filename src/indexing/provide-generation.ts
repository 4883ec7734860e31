import { BotError } from "../errors.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";
import { breathe } from "./cancellation.ts";
import { checkGeneration } from "./check-generation.ts";
import { type EmbeddedTexts, embedTexts } from "./embed-texts.ts";
import { draftGeneration, type GenerationDraft, textsToEmbed } from "./generation-draft.ts";
import type { IndexOptions } from "./index-options.ts";
import { reportPhase } from "./index-progress.ts";
import type { BuiltGeneration } from "./index-store.ts";

/**
 * Opens a generation of the store.
 *
 * @returns `null` when there is none of this id or, said so, when it is damaged.
 */
export function openIfSound(id: string | null, options: IndexOptions): SearchableGeneration | null {
  try {
    return id === null ? null : options.store.open(id);
  } catch (error) {
    if (error instanceof BotError && error.code === "GENERATION_INVALID") {
      options.onNotice(`Generation ${id ?? ""} is damaged and is not used: ${error.message}`);
      return null;
    }
    throw error;
  }
}

async function embedContent(options: IndexOptions): Promise<EmbeddedTexts> {
  const { content, store, embedder, shipped, onNotice, signal } = options;
  const cache = store.openCache(embedder.identity, onNotice);
  try {
    return await embedTexts(textsToEmbed(content), {
      embedder,
      shipped,
      cache,
      onBatch: reportPhase("embed", options),
      signal,
    });
  } finally {
    cache.close();
  }
}

async function checkBuilt(
  built: BuiltGeneration,
  draft: GenerationDraft,
  options: IndexOptions,
): Promise<void> {
  const written = built.open();
  try {
    await checkGeneration(written, draft, {
      signal: options.signal,
      onPassages: reportPhase("check", options),
    });
  } finally {
    written.close();
  }
}

async function writeAndKeep(draft: GenerationDraft, options: IndexOptions): Promise<void> {
  const { store, signal } = options;
  const built = await store.build(draft, { signal, onPart: reportPhase("write", options) });
  try {
    await checkBuilt(built, draft, options);
    await breathe(signal);
    built.keep();
  } catch (error) {
    built.discard();
    throw error;
  }
}

/** Texts that were embedded for a generation, and those that need not be. */
export type EmbeddingCounts = Pick<EmbeddedTexts, "embedded" | "reused">;

/**
 * Embeds, writes, checks and keeps a generation, in place of a damaged one of this id.
 *
 * @throws {BotError} as `runIndex`; nothing is left behind then.
 */
export async function buildGeneration(id: string, options: IndexOptions): Promise<EmbeddingCounts> {
  const { content, embedder, now } = options;
  const embeddedTexts = await embedContent(options);
  const about = { id, embedder: embedder.identity, builtAt: now() };
  await writeAndKeep(draftGeneration(content, embeddedTexts, about), options);
  const { embedded, reused } = embeddedTexts;
  return { embedded, reused };
}

/**
 * Makes sure that a sound generation of this id is kept: the one built before, else a new one.
 *
 * @throws {BotError} as `runIndex`; nothing is left behind then.
 */
export async function provideGeneration(
  id: string,
  options: IndexOptions,
): Promise<EmbeddingCounts> {
  // Built before: kept for rollback, or its run was killed between keeping and publishing.
  const kept = openIfSound(id, options);
  if (kept === null) {
    return buildGeneration(id, options);
  }
  kept.close();
  return { embedded: 0, reused: 0 };
}

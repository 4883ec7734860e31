import { BotError, type BotErrorCode } from "../../src/errors.ts";

/** How building an index ended; what breaks is thrown. */
export type BuildOutcome = { readonly kind: "built" } | { readonly kind: "faulty" };

/** What {@link bringUpToDate} works with; `G` is an opened generation. */
export interface IndexParts<G> {
  /** @throws {BotError} GENERATION_MISSING, GENERATION_INVALID or GENERATION_FOREIGN. */
  readonly open: () => Promise<G>;
  readonly close: (generation: G) => void;
  /** Whether the generation stands for the base as it is now. */
  readonly isCurrent: (generation: G) => Promise<boolean>;
  /** Reads the base, telling its faults, and publishes an index of it. */
  readonly build: (reason: BuildReason) => Promise<BuildOutcome>;
  /** Told when an older generation answers, since the newer one could not be made. */
  readonly onFallback: (generation: G, cause: BotError | undefined) => void;
  /** Told once when another process builds the index and there is none to answer from. */
  readonly onWait: () => void;
  /** Waits a second; rejects when the user wants to stop. */
  readonly pause: () => Promise<void>;
}

export type BuildReason =
  | { readonly kind: "first" }
  | { readonly kind: "changed" }
  /** There is a generation, but it is damaged or another embedder's. */
  | { readonly kind: "unusable"; readonly error: BotError };

/** Attempts to build before giving up on another process: ten minutes with pauses of a second. */
const MAX_ATTEMPTS = 60;
/** Looks between two attempts; an attempt reads the whole base, a look only the pointer. */
const LOOKS = 10;
const UNUSABLE: ReadonlySet<BotErrorCode> = new Set(["GENERATION_INVALID", "GENERATION_FOREIGN"]);

/**
 * Opens a generation that stands for the base as it is now, building it when there is none.
 *
 * Whatever keeps a new one from being made, an older one that can be opened answers.
 *
 * @throws {BotError} KNOWLEDGE_INVALID when the base has faults, and anything else that `build` throws,
 * when there is no older generation to fall back on.
 */
export async function bringUpToDate<G>(parts: IndexParts<G>): Promise<G> {
  const found = await tryOpen(parts);
  if (found.kind !== "open") {
    return buildFirst(parts, found);
  }
  if (await parts.isCurrent(found.generation)) {
    return found.generation;
  }
  return rebuild(parts, found.generation);
}

type Lacking = Exclude<BuildReason, { kind: "changed" }>;
type Found<G> = { readonly kind: "open"; readonly generation: G } | Lacking;

async function tryOpen<G>(parts: IndexParts<G>): Promise<Found<G>> {
  try {
    return { kind: "open", generation: await parts.open() };
  } catch (error) {
    if (error instanceof BotError && error.code === "GENERATION_MISSING") {
      return { kind: "first" };
    }
    if (error instanceof BotError && UNUSABLE.has(error.code)) {
      return { kind: "unusable", error };
    }
    throw error;
  }
}

async function rebuild<G>(parts: IndexParts<G>, old: G): Promise<G> {
  try {
    const outcome = await parts.build({ kind: "changed" });
    if (outcome.kind === "built") {
      const generation = await parts.open();
      parts.close(old);
      return generation;
    }
    parts.onFallback(old, undefined);
    return old;
  } catch (error) {
    if (error instanceof BotError && error.code !== "INDEX_CANCELLED") {
      parts.onFallback(old, error);
      return old;
    }
    parts.close(old);
    throw error;
  }
}

async function buildFirst<G>(parts: IndexParts<G>, reason: Lacking): Promise<G> {
  for (let attempts = 1; ; attempts += 1) {
    const busy = await tryBuild(parts, reason);
    if (busy === undefined) {
      return parts.open();
    }
    if (attempts === MAX_ATTEMPTS) {
      throw busy;
    }
    if (attempts === 1) {
      parts.onWait();
    }
    const found = await lookOut(parts);
    if (found !== undefined) {
      return found;
    }
  }
}

/** @returns what another process has published meanwhile. */
async function lookOut<G>(parts: IndexParts<G>): Promise<G | undefined> {
  for (let looks = 0; looks < LOOKS; looks += 1) {
    await parts.pause();
    const found = await tryOpen(parts);
    if (found.kind === "open") {
      return found.generation;
    }
  }
  return undefined;
}

/** @returns the error when another process is at work, `undefined` when the index was built. */
async function tryBuild<G>(parts: IndexParts<G>, reason: Lacking): Promise<BotError | undefined> {
  try {
    const outcome = await parts.build(reason);
    if (outcome.kind === "faulty") {
      throw new BotError(
        "KNOWLEDGE_INVALID",
        "The base has faults and there is no index from before them; mend the files named above",
      );
    }
    return undefined;
  } catch (error) {
    if (error instanceof BotError && error.code === "INDEX_BUSY") {
      return error;
    }
    throw error;
  }
}

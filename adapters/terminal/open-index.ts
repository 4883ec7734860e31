import { setTimeout as wait } from "node:timers/promises";
import type { AskerLanguage } from "../../src/domain/language.ts";
import { AUTOMATIC } from "../../src/indexing/run-request.ts";
import { formatFaults } from "../../src/knowledge/format-faults.ts";
import { formatDate } from "../../src/language/format-date.ts";
import type { Phrases } from "../../src/language/phrases.ts";
import { sanitizeText } from "../../src/presenting/sanitize.ts";
import type { Say } from "../../src/presenting/wording.ts";
import type { Embedder } from "../../src/retrieval/embedder.ts";
import type { SearchableGeneration } from "../../src/retrieval/searchable-generation.ts";
import { openPublished } from "../../src/storage/open-published.ts";
import { readReviewState } from "../../src/storage/read-review.ts";
import { embedderIdentity } from "../model/open-embedder.ts";
import { sayToUser, userLanguage } from "./bind-phrases.ts";
import { type BuildReason, bringUpToDate } from "./bring-up-to-date.ts";
import type { IndexResult } from "./build-index.ts";
import type { TerminalContext } from "./context.ts";
import { isBaseNoted, isIndexCurrent } from "./indexed-base.ts";
import { createProgress } from "./progress.ts";

const PAUSE_MS = 1_000;

export interface IndexNeeds {
  readonly phrases: Phrases;
  /** Awaited only when something has to be embedded. */
  readonly embedder: Promise<Embedder>;
}

/**
 * Opens an index of the base as it is now, building it when there is none; an older one when that
 * cannot be done. Everything that is told on the way goes to standard error.
 *
 * @throws {BotError} when no index can answer.
 */
export async function openIndex(
  context: TerminalContext,
  { phrases, embedder }: IndexNeeds,
): Promise<SearchableGeneration> {
  const { config, streams, signal, now } = context;
  const say = sayToUser(phrases, context);
  const tell = (message: string): void => {
    streams.stderr.write(`${sanitizeText(message)}\n`);
  };
  return bringUpToDate<SearchableGeneration>({
    open: async () => {
      const identity = await embedderIdentity(config, embedder);
      return openPublished({ stateDir: config.stateDir, identity });
    },
    close: (generation) => generation.close(),
    isCurrent: async ({ manifest }) => {
      if (await isIndexCurrent(config, manifest.id)) {
        return true;
      }
      const isPinned = readReviewState(config.stateDir).pinned === manifest.id;
      if (isPinned) {
        tell(say("review-pinned", { id: manifest.id }));
      }
      return isPinned;
    },
    build: async (reason) => {
      tell(announcement(reason, { say, isNoted: await isBaseNoted(config.stateDir) }));
      const progress = createProgress({ stream: streams.stderr, now, say });
      const parts = { request: AUTOMATIC, embedder: await embedder, progress, onNotice: tell };
      // Only when there is something to build: what reads the base is half of all the code.
      const { buildIndex } = await import("./build-index.ts");
      const result = await buildIndex(context, parts);
      const report = resultText(result, say);
      if (report !== null) {
        tell(report);
      }
      return { kind: result.kind === "faulty" ? "faulty" : "built" };
    },
    onFallback: (generation, cause) => {
      if (cause !== undefined) {
        tell(cause.message);
      }
      tell(fallbackText(generation, userLanguage(context), say));
    },
    onWait: () => tell(say("terminal-index-wait")),
    pause: async () => wait(PAUSE_MS, undefined, { signal }),
  });
}

/** What an operator is asked to do in an error, and what is being done here already. */
const BUILD_MEND = / Run `npm run souverain index` to build (?:one|it again)\.$/u;

interface Announcing {
  readonly say: Say;
  /** Of the base that the published index stands for. */
  readonly isNoted: boolean;
}

function announcement(reason: BuildReason, { say, isNoted }: Announcing): string {
  switch (reason.kind) {
    case "first":
      return say("terminal-index-first");
    case "changed":
      return say(isNoted ? "terminal-index-changed" : "terminal-index-check");
    case "unusable":
      return `${reason.error.message.replace(BUILD_MEND, "")}\n${say("terminal-index-again")}`;
  }
}

/** `null` when there is nothing to tell. */
function resultText(result: IndexResult, say: Say): string | null {
  switch (result.kind) {
    case "faulty":
      return formatFaults(result.faults).trimEnd();
    case "unchanged":
    case "pinned":
    case "proposed":
      return null;
    case "published": {
      const { added, changed, unchanged } = result.counts;
      return say("terminal-index-ready", {
        passages: String(added + changed + unchanged),
        seconds: (result.ms / 1_000).toFixed(1),
      });
    }
  }
}

function fallbackText(
  { manifest }: SearchableGeneration,
  language: AskerLanguage,
  say: Say,
): string {
  const date = formatDate(manifest.builtAt.slice(0, 10), language);
  return say("terminal-answering-from", { id: manifest.id, date });
}

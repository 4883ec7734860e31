import type { ReindexResult } from "../../src/assistant/admin-desk.ts";
import type { BaseStatus } from "../../src/assistant/base-status.ts";
import type { ChatServiceParts } from "../../src/assistant/create-chat-service.ts";
import { describeError } from "../../src/assistant/describe-error.ts";
import { GenerationHolder } from "../../src/assistant/generation-holder.ts";
import type { Logger } from "../../src/logger.ts";
import type { OpenedBase } from "./open-base.ts";

/** What the chat service asks of the base: always the generation that is published at that moment. */
export interface LiveBase
  extends Pick<
    ChatServiceParts,
    | "ask"
    | "check"
    | "find"
    | "compare"
    | "status"
    | "publishers"
    | "provider"
    | "suggestProviders"
    | "reindex"
    | "reload"
  > {
  /** Closes it once the questions in flight have ended. */
  close(): void;
}

export interface LiveBaseParts {
  readonly first: OpenedBase;
  /** Opens what is published when it is called. */
  readonly open: () => Promise<OpenedBase>;
  /** Runs the index to its end, wherever; never rejects. */
  readonly runReindex: ChatServiceParts["reindex"];
  /** The index run that ended last, as the state file has it. */
  readonly lastRun: () => BaseStatus["lastRun"];
  readonly logger: Logger;
}

type StatusFields = Pick<BaseStatus, "lastRun" | "isIndexing">;

function statusOf({ manifest }: OpenedBase, fields: StatusFields): Omit<BaseStatus, "waiting"> {
  const { id, builtAt, newest, counts } = manifest;
  const { providers, facts, topics, articles, passages } = counts;
  return {
    generation: id,
    builtAt,
    newest,
    counts: { providers, facts, topics, articles, passages },
    ...fields,
  };
}

/** The base while it answers: an index run puts a new generation in the place of the old one. */
export function createLiveBase(parts: LiveBaseParts): LiveBase {
  const { first, open, runReindex, lastRun, logger } = parts;
  const holder = new GenerationHolder(first, open);
  let isIndexing = false;

  /** Also for a run that found nothing to do: somebody else may have published meanwhile. */
  async function follow(result: ReindexResult): Promise<ReindexResult> {
    if (!("generation" in result) || result.generation === holder.current.manifest.id) {
      return result;
    }
    try {
      await holder.reload();
      return result;
    } catch (error) {
      logger.error(
        { error: describeError(error) },
        "the new index cannot be opened; the old one answers on",
      );
      return { kind: "failed" };
    }
  }

  return {
    ask: async (question, drafting) =>
      holder.use(async ({ assistant }) => assistant.ask(question, drafting)),
    check: async (request) => holder.use(async ({ assistant }) => assistant.check(request)),
    find: async (request) => holder.use(async ({ find }) => find(request)),
    compare: async (request) => holder.use(async ({ compare }) => compare(request)),
    status: () => statusOf(holder.current, { lastRun: lastRun(), isIndexing }),
    publishers: () => holder.current.publishers(),
    provider: async (name, options) =>
      holder.use(async ({ provider }) => provider({ name, ...options })),
    suggestProviders: (typed, limit) => holder.current.suggestProviders(typed, limit),
    reload: async () => holder.reload(),
    reindex: async (onProgress, request) => {
      isIndexing = true;
      try {
        return await follow(await runReindex(onProgress, request));
      } finally {
        isIndexing = false;
      }
    },
    close: () => holder.close(),
  };
}

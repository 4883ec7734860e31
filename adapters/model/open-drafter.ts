import { randomUUID } from "node:crypto";
import type { Drafter } from "../../src/answering/drafter.ts";
import type { Config } from "../../src/config.ts";
import type { Logger } from "../../src/logger.ts";

export interface OpenDrafterParts {
  readonly config: Pick<Config, "llm" | "promptsDir">;
  readonly logger: Pick<Logger, "debug" | "warn">;
  readonly now: () => Date;
  /** Ends every draft, so that the bot answers alone; never unless given. */
  readonly signal?: AbortSignal;
}

function stoppedBy(drafter: Drafter, stop: AbortSignal): Drafter {
  const { model, scope } = drafter;
  return {
    model,
    scope,
    draft: async ({ options, ...request }) => {
      const { signal } = options;
      const either = signal === undefined ? stop : AbortSignal.any([signal, stop]);
      return drafter.draft({ ...request, options: { ...options, signal: either } });
    },
  };
}

/** Characters of an id: enough that none is guessed, few enough that a model copies it. */
const ID_CHARS = 8;

/**
 * Opens the language model of the settings; its client is loaded when the first question is asked of it.
 *
 * @returns `undefined` when none is set.
 * @throws {BotError} PHRASES_INVALID when what it is told cannot be read.
 */
export async function openDrafter({
  config: { llm, promptsDir },
  logger,
  now,
  signal,
}: OpenDrafterParts): Promise<Drafter | undefined> {
  if (llm === null) {
    return undefined;
  }
  const [{ createDrafter }, { draftJsonSchema }, { readDraftPrompts }, { createChatModel }] =
    await Promise.all([
      import("../../src/drafting/create-drafter.ts"),
      import("../../src/drafting/draft-schema.ts"),
      import("../../src/drafting/read-draft-prompts.ts"),
      import("../../src/models/chat-model.ts"),
    ]);
  const drafter = createDrafter({
    model: createChatModel(llm, draftJsonSchema()),
    scope: llm.scope,
    deadlineMs: llm.deadlineMs,
    idleMs: llm.idleMs,
    prompts: await readDraftPrompts(promptsDir),
    logger,
    now,
    newId: () => `p${randomUUID().slice(0, ID_CHARS)}`,
  });
  return signal === undefined ? drafter : stoppedBy(drafter, signal);
}

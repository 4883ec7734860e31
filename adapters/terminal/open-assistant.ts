import { openEmbedder } from "../model/open-embedder.ts";
import { checkBaseFolder } from "./base-fingerprint.ts";
import type { TerminalContext } from "./context.ts";
import type { OpenedAssistant, OpenOptions } from "./opened-assistant.ts";

/**
 * Opens the assistant over an index of the base as it is now, building it when there is none.
 *
 * @throws {BotError} when a setting, the model or the index is broken, and nothing else can answer.
 */
export async function openAssistant(
  context: TerminalContext,
  { useModel = false }: OpenOptions = {},
): Promise<OpenedAssistant> {
  const { config, clock } = context;
  const started = clock();
  await checkBaseFolder(config.dataDir);
  const embedder = openEmbedder(config);
  // A failure is told where the embedder is needed first; until then it is no unhandled one.
  embedder.catch(() => undefined);
  // Only now: what answers is most of all code, and is read while the network loads in its thread.
  const { assembleAssistant } = await import("./assemble-assistant.ts");
  return assembleAssistant(context, { started, embedder, useModel });
}

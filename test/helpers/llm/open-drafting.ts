import { type Answered, Answerer } from "../../../src/answering/answerer.ts";
import type { DraftOptions } from "../../../src/answering/drafter.ts";
import type { Question } from "../../../src/domain/question.ts";
import { createDrafter, type DrafterParts } from "../../../src/drafting/create-drafter.ts";
import { draftJsonSchema } from "../../../src/drafting/draft-schema.ts";
import { readDraftPrompts } from "../../../src/drafting/read-draft-prompts.ts";
import { createChatModel } from "../../../src/models/chat-model.ts";
import { openSmallAnswering, type SmallAnswering } from "../small-answering.ts";
import { type ModelServer, type Script, startModelServer } from "./model-server.ts";

export interface DraftingOptions extends Partial<Omit<DrafterParts, "model" | "prompts">> {
  /** The small base unless given. */
  readonly answering?: SmallAnswering;
  readonly apiKey?: string;
  /** In the place of the scripted server's own. */
  readonly url?: string;
}

/** Answering over a small base with a language model that follows a script. */
export interface Drafting {
  readonly server: ModelServer;
  /** What was logged, in order. */
  readonly logged: readonly Readonly<Record<string, unknown>>[];
  ask(text: string, options?: DraftOptions, fields?: Partial<Question>): Promise<Answered>;
  /** The same without the model. */
  askAlone(text: string, fields?: Partial<Question>): Promise<Answered>;
}

/** Ids in turn: tests want the same ones each time, and those of nobody else. */
export function countingIds(): () => string {
  let made = 0;
  return () => {
    made += 1;
    return `p${String(made).padStart(4, "0")}`;
  };
}

export async function openDrafting(
  script: Script,
  { answering, apiKey, url, ...drafter }: DraftingOptions = {},
): Promise<Drafting> {
  const [{ parts }, server, prompts] = await Promise.all([
    answering ?? openSmallAnswering(),
    startModelServer(script),
    readDraftPrompts("prompts"),
  ]);
  const logged: Readonly<Record<string, unknown>>[] = [];
  const log = (fields: unknown): void => {
    logged.push(Object(fields));
  };
  const model = createChatModel(
    { provider: "openai", model: "small-model", url: url ?? server.url, apiKey: apiKey ?? null },
    draftJsonSchema(),
  );
  const answerer = new Answerer({
    ...parts,
    drafter: createDrafter({
      model,
      scope: "all",
      deadlineMs: 10_000,
      idleMs: 5_000,
      prompts,
      logger: { debug: log, warn: log },
      now: () => new Date(),
      newId: countingIds(),
      ...drafter,
    }),
  });
  const alone = new Answerer(parts);
  const ask = { history: [], today: "2026-11-23" };
  return {
    server,
    logged,
    ask: async (text, options = {}, fields = {}) =>
      answerer.answer({ ...ask, text, ...fields }, true, options),
    askAlone: async (text, fields = {}) => alone.answer({ ...ask, text, ...fields }, true),
  };
}

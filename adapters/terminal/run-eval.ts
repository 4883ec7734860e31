import { join } from "node:path";
import type { LlmSettings } from "../../src/config-models.ts";
import type { TerminalContext } from "./context.ts";
import { DraftCount } from "./draft-count.ts";
import { type EvalOptions, runEval } from "./eval.ts";
import type { OpenAssistant } from "./opened-assistant.ts";
import { UsageError } from "./usage-error.ts";

const UNSTABLE = "the same questions may be answered otherwise the next time";

function modelName({ provider, model, url }: LlmSettings): string {
  return `${provider}:${model} at ${new URL(url).host}`;
}

/** Opens the assistant and scores its answers; reports go to `eval/` in the state folder. */
export async function evaluate(
  context: TerminalContext,
  { llm: useModel, ...options }: EvalOptions & { readonly llm: boolean },
  open: OpenAssistant,
): Promise<number> {
  const { config, streams, root, clock } = context;
  if (useModel && config.llm === null) {
    throw new UsageError("--llm: no language model is set; set LLM, or leave --llm out");
  }
  const opened = await open(context, { useModel });
  const drafts = new DraftCount();
  try {
    if (useModel && config.llm !== null) {
      streams.stdout.write(`With a language model, ${modelName(config.llm)}: ${UNSTABLE}\n`);
    }
    const code = await runEval(
      {
        ask: async (question) => drafts.note(await opened.asker.ask(question)),
        dataDir: config.dataDir,
        promptsDir: config.promptsDir,
        setsDir: join(root, "test", "eval"),
        // Figures with a model are no figures to compare others with.
        reportDir: join(config.stateDir, useModel ? "eval-llm" : "eval"),
        stdout: streams.stdout,
        now: clock,
      },
      options,
    );
    streams.stdout.write(drafts.lines());
    return code;
  } finally {
    opened.close();
  }
}

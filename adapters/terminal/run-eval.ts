import { join } from "node:path";
import type { TerminalContext } from "./context.ts";
import { type EvalOptions, runEval } from "./eval.ts";
import type { OpenAssistant } from "./opened-assistant.ts";

/** Opens the assistant and scores its answers; reports go to `eval/` in the state folder. */
export async function evaluate(
  context: TerminalContext,
  options: EvalOptions,
  open: OpenAssistant,
): Promise<number> {
  const { config, streams, root, clock } = context;
  const opened = await open(context);
  try {
    return await runEval(
      {
        ask: async (question) => opened.asker.ask(question),
        dataDir: config.dataDir,
        promptsDir: config.promptsDir,
        setsDir: join(root, "test", "eval"),
        reportDir: join(config.stateDir, "eval"),
        stdout: streams.stdout,
        now: clock,
      },
      options,
    );
  } finally {
    opened.close();
  }
}

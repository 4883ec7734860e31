import { type Command, InvalidArgumentError } from "commander";
import type { OpenAssistant } from "./opened-assistant.ts";
import type { GlobalOptions, ProgramOptions } from "./program.ts";

type Runtime = Pick<ProgramOptions, "start" | "finish">;

interface Flags extends GlobalOptions {
  readonly json: boolean;
}

/** In place of an id; as `LAST_ANSWER` of the storage, which is loaded when a command runs. */
const LAST = "last";
const COMMANDS = [
  {
    name: "explain",
    about: "tell how an answer came about: what was read, chosen, left out, and why",
  },
  { name: "replay", about: "answer a question again today, and show what is different" },
] as const;

const openLazily: OpenAssistant = async (context) => {
  const { openAssistant } = await import("./open-assistant.ts");
  return openAssistant(context);
};

/** The commands `explain` and `replay`, on answers given on the terminal or in a chat. */
export function addAnswers(program: Command, { start, finish }: Runtime): void {
  for (const { name, about } of COMMANDS) {
    program
      .command(name)
      .description(about)
      .argument(
        "[answer id]",
        "as `ask --json` gives it; the last answer of this terminal",
        parseAnswerId,
        LAST,
      )
      .option("--json", "print it as one line of JSON", false)
      .action(async (answerId: string, _flags: unknown, command: Command) => {
        const flags = command.optsWithGlobals<Flags>();
        const options = { answerId, json: flags.json };
        if (name === "explain") {
          const { runExplain } = await import("./explain.ts");
          finish(await runExplain(start(flags), options));
          return;
        }
        const { runReplay } = await import("./replay.ts");
        finish(await runReplay(start(flags), options, openLazily));
      });
  }
}

function parseAnswerId(text: string): string {
  if (text !== LAST && !/^[0-9a-f]{16}$/u.test(text)) {
    throw new InvalidArgumentError("Give the id of an answer: 16 digits and letters a to f.");
  }
  return text;
}

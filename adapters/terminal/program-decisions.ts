import { type Command, Option } from "commander";
import type { CompareFlags } from "./compare.ts";
import { parseAttributes, parseCertifications, parseCountries } from "./decision-options.ts";
import type { FindFlags } from "./find.ts";
import type { OpenDecisions } from "./open-decisions.ts";
import { parseDay } from "./parse-day.ts";
import type { GlobalOptions, ProgramOptions } from "./program.ts";

type Runtime = Pick<ProgramOptions, "start" | "finish">;

const KINDS = ["provider", "offer", "technology", "framework-body"];
const STATES = ["met", "conditional", "in-progress", "ended"];
const FORMATS = ["text", "markdown", "csv", "json"];
const FIND_EXAMPLES = `
All filters that are given must hold. Of several countries, with commas, any will do.
  souverain find --certified secnumcloud --country FR
  souverain find --european --hosted-in PL
  souverain find --shareholders US`;
const COMPARE_EXAMPLES = `
  souverain compare OVHcloud Scaleway
  souverain compare STACKIT IONOS Hetzner --attributes ownership,certification-c5
  souverain compare Bleu S3NS "Delos Cloud" --objectives --format csv`;

const openLazily: OpenDecisions = async (context) => {
  const { openDecisions } = await import("./open-decisions.ts");
  return openDecisions(context);
};

/** Commands that help to decide between providers. */
export function addDecisions(program: Command, { start, finish }: Runtime): void {
  addFind(program, { start, finish });
  addCompare(program, { start, finish });
}

function addFind(program: Command, { start, finish }: Runtime): void {
  program
    .command("find")
    .description("find providers by what they hold, whose they are and where they are")
    .option(
      "--certified <names>",
      "secnumcloud, hds, c5, iso27001, gaia-x, gaia-x-label",
      parseCertifications,
    )
    .option("--country <codes>", "seated there or controlled from there", parseCountries)
    .option("--controlled-from <codes>", "controlled from there", parseCountries)
    .option("--headquarters <codes>", "seated there", parseCountries)
    .option("--shareholders <codes>", "with an owner or shareholder from there", parseCountries)
    .option("--hosted-in <codes>", "with regions or data there", parseCountries)
    .option(
      "--european",
      "controlled from the EU or EEA; foreign law that bears on it is shown",
      false,
    )
    .option("--open-source", "of which the base has a fact on open source", false)
    .option("--has <attributes>", "of which the base has such a fact", parseAttributes)
    .addOption(new Option("--kind <kinds...>", "providers and offers unless given").choices(KINDS))
    .addOption(
      new Option("--state <states...>", "groups to show; all unless given").choices(STATES),
    )
    .option("--json", "print it as one line of JSON", false)
    .option("--today <day>", "answer as on this day, such as 2026-11-23", parseDay)
    .addHelpText("after", FIND_EXAMPLES)
    .action(async (_flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<GlobalOptions & FindFlags>();
      const { runFind } = await import("./find.ts");
      finish(await runFind(start(flags), flags, openLazily));
    });
}

function addCompare(program: Command, { start, finish }: Runtime): void {
  program
    .command("compare")
    .description("set two to six providers side by side, each cell with its citation")
    .argument("<names...>", "names or aliases")
    .addOption(
      new Option("--attributes <names>", "what is compared; what two of them have unless given")
        .argParser(parseAttributes)
        .conflicts("objectives"),
    )
    .option(
      "--objectives",
      "over the eight objectives of the EU Cloud Sovereignty Framework",
      false,
    )
    .addOption(
      new Option("--format <format>", "form of the table").choices(FORMATS).default("text"),
    )
    .option("--today <day>", "answer as on this day, such as 2026-11-23", parseDay)
    .addHelpText("after", COMPARE_EXAMPLES)
    .action(async (names: readonly string[], _flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<GlobalOptions & CompareFlags>();
      const { runCompare } = await import("./compare.ts");
      finish(await runCompare(start(flags), { ...flags, names }, openLazily));
    });
}

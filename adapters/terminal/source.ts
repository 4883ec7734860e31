import { type Command, InvalidArgumentError, Option } from "commander";
import { BaseLanguage } from "../../src/domain/language.ts";
import { Basis } from "../../src/domain/provider.ts";
import type { TerminalContext } from "./context.ts";
import type { GlobalOptions } from "./program.ts";
import type { SourceAddFlags } from "./source-add.ts";

interface Runtime {
  readonly start: (options: GlobalOptions) => TerminalContext;
  /** Told how a command ended: an exit code. */
  readonly finish: (code: number) => void;
}

const KINDS = ["page", "sitemap", "feed", "folder"] as const;
const EXAMPLES = `
  souverain source add https://www.example.eu/cloud/rules --basis primary
  souverain source add https://www.example.eu/sitemap.xml --basis vendor --include /cloud/ --schedule 1w
  souverain source add ../notes --basis unofficial --base-url https://notes.example.eu/`;

/** The commands `source add`, `source list` and `source check`. */
export function addSources(program: Command, { start, finish }: Runtime): void {
  const source = program.command("source").description("what is read beside the base itself");
  addAdd(source, { start, finish });
  source
    .command("list")
    .description("how each source stands, worst first")
    .option("--json", "print it as one line of JSON", false)
    .action(async (_flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<GlobalOptions & { readonly json: boolean }>();
      const { runSourceList } = await import("./source-list.ts");
      finish(await runSourceList(start(flags), flags));
    });
  source
    .command("check")
    .description("ask for every address that the base cites, and look for its quotations")
    .option("--json", "print what was found as one line of JSON", false)
    .action(async (_flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<GlobalOptions & { readonly json: boolean }>();
      const { runSourceCheck } = await import("./source-check.ts");
      finish(await runSourceCheck(start(flags), flags));
    });
}

function addAdd(source: Command, { start, finish }: Runtime): void {
  source
    .command("add")
    .description(
      "try an address or folder, show what would be read, and add it to data/sources.yaml",
    )
    .argument("<address>", "https address of a page, sitemap or feed; or a folder")
    .addOption(
      new Option("--basis <basis>", "who says what it says")
        .choices(Basis.options)
        .makeOptionMandatory(),
    )
    .addOption(new Option("--kind <kind>", "found out unless given").choices(KINDS))
    .option("--id <id>", "made of the address unless given")
    .option("--title <title>", "shown in lists; the id unless given")
    .option("--publisher <name>", "as its pages say unless given")
    .addOption(
      new Option("--language <code>", "as its pages say unless given").choices(
        BaseLanguage.options,
      ),
    )
    .option("--schedule <span>", "how often it is read by itself, such as 6h, 1d or 2w; or manual")
    .option("--freshness <span>", "age from which answers say that it is old")
    .option("--limit <n>", "pages read at most", parseCount)
    .option("--include <part...>", "only addresses or paths that hold one of these")
    .option("--exclude <part...>", "none that holds one of these")
    .option("--content <selector>", "CSS selector of what is the text of its HTML pages")
    .option("--base-url <address>", "where the files of a folder are published")
    .option("--try", "only show what would be read", false)
    .addHelpText("after", EXAMPLES)
    .action(async (address: string, _flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<GlobalOptions & SourceAddFlags>();
      const { runSourceAdd } = await import("./source-add.ts");
      finish(await runSourceAdd(start(flags), address, flags));
    });
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) {
    throw new InvalidArgumentError("Give a whole number from 1 on.");
  }
  return count;
}

import {
  type ComparedOver,
  MAX_COMPARED,
  MIN_COMPARED,
} from "../../src/answering/compare-providers.ts";
import type { ComparedNames } from "../../src/assistant/decisions.ts";
import type { Answer } from "../../src/domain/answer.ts";
import type { Attribute } from "../../src/domain/provider.ts";
import { toCsv, toMarkdown, withCellDates } from "../../src/presenting/export-comparison.ts";
import { sanitizeLine } from "../../src/presenting/sanitize.ts";
import { wordingIn } from "../../src/presenting/wording.ts";
import { renderOptionsFor, sayToUser, userLanguage } from "./bind-phrases.ts";
import type { TerminalContext } from "./context.ts";
import { EXIT, type ExitCode, exitCodeOfAnswer } from "./exit-codes.ts";
import { toJsonAnswer } from "./json-answer.ts";
import type { OpenDecisions, OpenedDecisions } from "./open-decisions.ts";
import { renderAnswer } from "./render-answer.ts";
import { writeLine, writeLines } from "./streams.ts";
import { dayOf } from "./today.ts";

export interface CompareFlags {
  readonly attributes?: readonly Attribute[];
  readonly objectives: boolean;
  readonly format: "text" | "markdown" | "csv" | "json";
  /** YYYY-MM-DD; the day of the clock when left out. */
  readonly today?: string;
}

export interface CompareOptions extends CompareFlags {
  readonly names: readonly string[];
}

interface Showing {
  readonly context: TerminalContext;
  readonly options: CompareOptions;
  readonly opened: OpenedDecisions;
}

function overOf({ attributes = [], objectives }: CompareOptions): ComparedOver {
  if (objectives) {
    return { kind: "objectives" };
  }
  return attributes.length > 0 ? { kind: "attributes", attributes } : { kind: "shared" };
}

/** Compares providers by name and shows the table as text, Markdown, CSV or JSON. */
export async function runCompare(
  context: TerminalContext,
  options: CompareOptions,
  open: OpenDecisions,
): Promise<ExitCode> {
  const opened = await open(context);
  try {
    const compared = opened.decisions.compare({
      names: options.names,
      over: overOf(options),
      language: userLanguage(context),
      today: options.today ?? dayOf(context.now()),
    });
    const showing = { context, options, opened };
    return compared.kind === "compared"
      ? await show(compared.answer, showing)
      : await refuse(compared, showing);
  } finally {
    opened.close();
  }
}

async function show(answer: Answer, { context, options, opened }: Showing): Promise<ExitCode> {
  const { stdout } = context.streams;
  const wording = wordingIn(opened.phrases, answer.language);
  // Without a table there is nothing to export: then it is said why.
  const format = answer.kind === "abstained" && options.format !== "json" ? "text" : options.format;
  switch (format) {
    case "json":
      await writeLine(stdout, JSON.stringify(toJsonAnswer(answer, { id: null, ms: 0 })));
      break;
    case "markdown":
      await writeLines(stdout, toMarkdown(answer, wording).trimEnd().split("\n"));
      break;
    case "csv":
      // Its lines end as RFC 4180 has them, the last one too.
      stdout.write(toCsv(answer, wording));
      break;
    case "text":
      await writeLines(
        stdout,
        renderAnswer(withCellDates(answer), renderOptionsFor(answer.language, context, opened)),
      );
      break;
  }
  return exitCodeOfAnswer(answer);
}

async function refuse(
  compared: Exclude<ComparedNames, { kind: "compared" }>,
  { context, options, opened }: Showing,
): Promise<ExitCode> {
  if (options.format === "json") {
    await writeLine(context.streams.stdout, JSON.stringify(compared));
  }
  const say = sayToUser(opened.phrases, context);
  if (compared.kind === "wrong-count") {
    const slots = {
      least: String(MIN_COMPARED),
      most: String(MAX_COMPARED),
      count: String(compared.count),
    };
    await writeLine(context.streams.stderr, say("terminal-compare-count", slots));
    return EXIT.usage;
  }
  const lines = compared.unknown.map(({ typed, near }) => {
    const told = say("terminal-compare-unknown", { name: sanitizeLine(typed) });
    return near.length === 0
      ? told
      : `${told} ${say("terminal-compare-near", { near: near.join(", ") })}`;
  });
  await writeLines(context.streams.stderr, lines);
  return EXIT.abstained;
}

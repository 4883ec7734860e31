import type { FindFilters } from "../../src/answering/find-providers.ts";
import type { Attribute } from "../../src/domain/provider.ts";
import { renderOptionsFor, userLanguage } from "./bind-phrases.ts";
import type { TerminalContext } from "./context.ts";
import { type ExitCode, exitCodeOfAnswer } from "./exit-codes.ts";
import { toJsonAnswer } from "./json-answer.ts";
import type { OpenDecisions } from "./open-decisions.ts";
import { renderAnswer } from "./render-answer.ts";
import { writeLine, writeLines } from "./streams.ts";
import { dayOf } from "./today.ts";
import { UsageError } from "./usage-error.ts";

export interface FindFlags {
  readonly certified?: readonly Attribute[];
  readonly has?: readonly Attribute[];
  readonly country?: readonly string[];
  readonly controlledFrom?: readonly string[];
  readonly headquarters?: readonly string[];
  readonly shareholders?: readonly string[];
  readonly hostedIn?: readonly string[];
  readonly european: boolean;
  readonly openSource: boolean;
  readonly kind?: NonNullable<FindFilters["kinds"]>;
  readonly state?: NonNullable<FindFilters["states"]>;
  readonly json: boolean;
  /** YYYY-MM-DD; the day of the clock when left out. */
  readonly today?: string;
}

/** Filters of which one at least must be given. */
function toFilters(flags: FindFlags): FindFilters {
  return {
    certified: flags.certified ?? [],
    has: flags.has ?? [],
    countries: flags.country ?? [],
    controlledFrom: flags.controlledFrom ?? [],
    headquartersIn: flags.headquarters ?? [],
    shareholdersFrom: flags.shareholders ?? [],
    hostedIn: flags.hostedIn ?? [],
    european: flags.european,
    openSource: flags.openSource,
  };
}

function asksNothing(filters: FindFilters): boolean {
  return Object.values(filters).every((value) =>
    Array.isArray(value) ? value.length === 0 : value === false,
  );
}

/**
 * Finds providers by need and shows them as text or JSON.
 *
 * @throws {UsageError} without a filter.
 */
export async function runFind(
  context: TerminalContext,
  flags: FindFlags,
  open: OpenDecisions,
): Promise<ExitCode> {
  const filters = toFilters(flags);
  if (asksNothing(filters)) {
    throw new UsageError("Say what is looked for, such as --certified secnumcloud or --country FR");
  }
  const opened = await open(context);
  try {
    const started = context.clock();
    const answer = opened.decisions.find({
      filters: {
        ...filters,
        ...(flags.kind === undefined ? {} : { kinds: flags.kind }),
        ...(flags.state === undefined ? {} : { states: flags.state }),
      },
      language: userLanguage(context),
      today: flags.today ?? dayOf(context.now()),
    });
    const ms = Math.round(context.clock() - started);
    const { stdout } = context.streams;
    await (flags.json
      ? writeLine(stdout, JSON.stringify(toJsonAnswer(answer, { id: null, ms })))
      : writeLines(
          stdout,
          renderAnswer(answer, renderOptionsFor(answer.language, context, opened)),
        ));
    return exitCodeOfAnswer(answer);
  } finally {
    opened.close();
  }
}

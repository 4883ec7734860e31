import { AskerLanguage } from "../../src/domain/language.ts";
import type { StyleOptions } from "./style.ts";

/** What the terminal can show and which language its user reads. */
export interface TerminalSettings extends StyleOptions {
  /** Columns to fill, 40 to 100; `null` when the output is no terminal. */
  readonly width: number | null;
  /** Language of the locale of the environment; `undefined` when it is not one of ours. */
  readonly language: AskerLanguage | undefined;
}

export interface OutputStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

const FALLBACK_COLUMNS = 80;
/** The first that is not empty counts. */
const LOCALES = ["LC_ALL", "LC_MESSAGES", "LANG"] as const;

/** Reads what POSIX and no-color.org agree on: NO_COLOR, TERM, LC_ALL, LC_MESSAGES, LANG. */
export function readTerminalSettings(
  environment: Readonly<Record<string, string | undefined>>,
  output: OutputStream,
): TerminalSettings {
  const onTerminal = output.isTTY === true && environment["TERM"] !== "dumb";
  return {
    colour: onTerminal && (environment["NO_COLOR"] ?? "") === "",
    // The console of the Linux kernel prints the address of a link as garbage.
    hyperlinks: onTerminal && environment["TERM"] !== "linux",
    width: output.isTTY === true ? usableWidth(output.columns) : null,
    language: languageOfLocale(LOCALES.map((name) => environment[name]).find(Boolean) ?? ""),
  };
}

function usableWidth(columns: number | undefined): number {
  // Some pseudo-terminals say 0.
  return Math.min(
    100,
    Math.max(40, columns === undefined || columns < 1 ? FALLBACK_COLUMNS : columns),
  );
}

/** Language of a locale as POSIX (`fr_FR.UTF-8`) or chat platforms (`fr-FR`) write it. */
export function languageOfLocale(locale: string): AskerLanguage | undefined {
  const parsed = AskerLanguage.safeParse(locale.split(/[-_.@]/u)[0]?.toLowerCase());
  return parsed.success ? parsed.data : undefined;
}

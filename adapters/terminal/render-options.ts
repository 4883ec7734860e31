import type { AskerLanguage } from "../../src/domain/language.ts";
import type { Style } from "./style.ts";

/** Looks up one of the bot's own texts, in one language. */
export type Say = (key: string, slots?: Readonly<Record<string, string>>) => string;

/** What every renderer of the terminal needs to know. */
export interface RenderOptions {
  /** Columns to fill; `null` in a pipe, where lines are as long as they are. */
  readonly width: number | null;
  readonly style: Style;
  /** Language of the answer: that of dates and of `say`. */
  readonly language: AskerLanguage;
  readonly say: Say;
}

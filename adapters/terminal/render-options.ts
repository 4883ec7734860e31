import type { Wording } from "../../src/presenting/wording.ts";
import type { Style } from "./style.ts";

/** What every renderer of the terminal needs to know; its language is that of the answer. */
export interface RenderOptions extends Wording {
  /** Columns to fill; `null` in a pipe, where lines are as long as they are. */
  readonly width: number | null;
  readonly style: Style;
}

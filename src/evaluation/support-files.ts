import type { BaseFiles } from "./base-files.ts";
import type { FramePhrases } from "./frame-phrases.ts";

/** The files that answers are held against. */
export interface SupportFiles {
  readonly base: BaseFiles;
  readonly phrases: FramePhrases;
}

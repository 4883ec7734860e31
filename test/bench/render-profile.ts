import { milliseconds, table } from "./markdown.ts";
import type { ProfileFigures, Share } from "./profile-figures.ts";

const SHOWN = 15;

function rows(shares: readonly Share[], ms: number): readonly (readonly string[])[] {
  return shares
    .slice(0, SHOWN)
    .map((each) => [
      `\`${each.name}\``,
      milliseconds(each.ms),
      `${((each.ms / ms) * 100).toFixed(1)} %`,
    ]);
}

/** Where a question's milliseconds go on each base, by module and by function. */
export function renderProfile(profiles: readonly ProfileFigures[]): readonly string[] {
  return profiles.flatMap(({ passages, questions, ms, modules, functions }) => [
    `## ${String(passages)} passages`,
    "",
    `${String(questions)} questions, one after the other, ${milliseconds(ms)} ms each on average while the profiler looks (every 0.2 ms). Self time on the main thread:`,
    "",
    ...table(["module", "ms a question", "share"], rows(modules, ms)),
    "",
    ...table(["function and line", "ms a question", "share"], rows(functions, ms)),
    "",
  ]);
}

import { stringify } from "yaml";
import { sanitizeLine } from "../../src/presenting/sanitize.ts";

/** Lines of YAML for people who want to know why an answer is what it is. */
export function renderExplanation(
  explanation: unknown,
  timings: Readonly<Record<string, number>>,
): readonly string[] {
  // Through JSON, so that whatever the assistant explains with has no cycles, maps or undefined.
  const plain: unknown = JSON.parse(JSON.stringify({ timings, explanation }));
  return stringify(plain, { lineWidth: 0 })
    .trimEnd()
    .split("\n")
    .map((line) => `${/^ */u.exec(line)?.[0] ?? ""}${sanitizeLine(line)}`);
}

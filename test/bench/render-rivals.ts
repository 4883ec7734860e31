import type { BaseFigures } from "./base-figures.ts";
import { latency, mebibytes, seconds, share, table } from "./markdown.ts";
import type { RivalsOnBase } from "./part-rivals.ts";
import { SAMPLE } from "./questions.ts";

const HEAD = ["engine", "finds by", "p50 / p95 ms", "recall@10", "index s", "memory MiB", "load s"];

/** Those that find by words first, then by vectors, then by both. */
function kindOf(row: readonly string[]): number {
  return ["words", "vectors", "hybrid"].findIndex((each) => row[1]?.startsWith(each) ?? false);
}

function rivalRows({ rivals }: RivalsOnBase): readonly (readonly string[])[] {
  const rows = rivals.flatMap(({ name, indexMs, memory, loadMs, methods }) =>
    methods.map((method) => {
      const asked = method.questions < SAMPLE ? ` (${String(method.questions)} questions)` : "";
      return [
        name,
        `${method.name}${asked}`,
        latency(method),
        share(method.recall),
        seconds(indexMs),
        mebibytes(memory),
        loadMs === null ? "none" : seconds(loadMs),
      ];
    }),
  );
  return rows.toSorted((a, b) => kindOf(a) - kindOf(b));
}

function ownRows({
  search,
  recall,
  stages,
  openMs,
  prepareMs,
  memory,
}: BaseFigures): readonly (readonly string[])[] {
  const whole = stages.at(-1);
  const load = seconds(openMs + prepareMs);
  const found = ["**Souverain**", "words, vectors, sentences, facts", latency(search)];
  const answered = ["**Souverain**", "question to verified answer, embedder included"];
  return [
    [...found, share(recall), "see growth", mebibytes(memory.base), load],
    ...(whole === undefined
      ? []
      : [[...answered, latency(whole), share(recall), "", mebibytes(memory.process), ""]]),
  ];
}

/** Rivals and ours on one base, as a table. */
export function renderRivals(on: RivalsOnBase, own: BaseFigures): readonly string[] {
  return [
    `${String(on.passages)} passages; ${String(on.depth)} rows asked of each engine:`,
    "",
    ...table(HEAD, [...rivalRows(on), ...ownRows(own)]),
    "",
    ...(on.failed ?? []).flatMap(({ rival, reason }) => [
      `Not measured here: ${rival} (${reason}).`,
      "",
    ]),
  ];
}

/** What all tables of rivals have in common. */
export function renderRivalNotes([first]: readonly RivalsOnBase[]): readonly string[] {
  return [
    `${String(SAMPLE)} recorded questions (\`test/eval\`, development and calibration, 19 terms on average), the same for all; recall@10 counts items, a copy as`,
    "what it was copied from. Memory is what the process of each grew by; both figures of an engine that finds in several ways hold its one index. Settings:",
    "",
    ...(first?.rivals ?? []).map(({ name, settings }) => `- ${name}: ${settings}.`),
    "- LangChain's HNSWLib store is not measured: it does not install beside zod 4; the library under it is, as hnswlib-node.",
    "",
  ];
}

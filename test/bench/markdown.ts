/** A table of Markdown. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
}

/** Milliseconds with as many digits as say something. */
export function milliseconds(ms: number): string {
  return ms.toFixed(ms < 1 ? 2 : ms < 100 ? 1 : 0);
}

export function latency({ p50, p95 }: { readonly p50: number; readonly p95: number }): string {
  return `${milliseconds(p50)} / ${milliseconds(p95)}`;
}

export function seconds(ms: number): string {
  return (ms / 1_000).toFixed(ms < 10_000 ? 2 : 1);
}

export function mebibytes(bytes: number | null): string {
  return bytes === null ? "–" : (bytes / 2 ** 20).toFixed(0);
}

/** A share as the tables of the evaluation write it: .917. */
export function share(value: number): string {
  return value.toFixed(3).replace(/^0(?=\.)/, "");
}

/** Bytes resident once garbage is collected; the process needs `--expose-gc` for that. */
export function settledMemory(): number {
  // Twice: what the first one frees of native memory is freed by finalizers, before the second.
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage.rss();
}

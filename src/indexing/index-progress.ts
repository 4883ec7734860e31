/** How far a run has come in one of its phases, which follow one another in this order. */
export interface IndexProgress {
  /**
   * `embed` counts texts, `write` parts of the folder, `check` passages, `compare` questions (left out when
   * there are none), `publish` the one flip of the pointer.
   */
  readonly phase: "embed" | "write" | "check" | "compare" | "publish";
  /** From 0 to `total`. */
  readonly done: number;
  readonly total: number;
  /** When the phase began. */
  readonly startedAt: Date;
}

/** Reports how far a phase has come that begins now. */
export function reportPhase(
  phase: IndexProgress["phase"],
  {
    onProgress,
    now,
  }: { readonly onProgress: (progress: IndexProgress) => void; readonly now: () => Date },
): (done: number, total: number) => void {
  const startedAt = now();
  return (done, total) => {
    onProgress({ phase, done, total, startedAt });
  };
}

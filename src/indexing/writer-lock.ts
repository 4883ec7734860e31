/** Held while a run or a decision lasts; the death of the process frees it too. */
export interface WriterLock {
  release(): void;
}

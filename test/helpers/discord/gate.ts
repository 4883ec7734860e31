/** Something that waits until it is let go. */
export interface Gate {
  /** Resolves once the gate is open. */
  readonly passed: Promise<void>;
  open(): void;
}

export function createGate(): Gate {
  const opened: { by?: () => void } = {};
  const passed = new Promise<void>((resolve) => {
    opened.by = resolve;
  });
  return { passed, open: () => opened.by?.() };
}

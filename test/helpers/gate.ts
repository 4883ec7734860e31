/** Something to wait for until it is opened. */
export interface Gate {
  readonly passed: Promise<void>;
  readonly open: () => void;
}

/** A gate that is shut. */
export function shutGate(): Gate {
  const { promise, resolve } = withResolvers();
  return { passed: promise, open: resolve };
}

function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let release: (() => void) | undefined;
  const promise = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { promise, resolve: () => release?.() };
}

/** Lets everything run that is due now. */
export async function turn(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}

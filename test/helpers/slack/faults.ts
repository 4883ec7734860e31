/** What happens to a call instead of an answer. */
export type Fault =
  | { readonly kind: "rate-limited"; readonly retryAfterSeconds: number }
  /** The call is carried out when `after` is "effect", but the answer is lost. */
  | { readonly kind: "http"; readonly status: number; readonly after?: "effect" }
  | { readonly kind: "error"; readonly error: string; readonly needed?: string }
  /** The answer waits until the test lets it go. */
  | { readonly kind: "held"; readonly until: Promise<void> }
  /** The connection breaks; carried out before that with "effect". */
  | { readonly kind: "broken"; readonly after?: "effect" };

interface Planned {
  readonly method: string;
  readonly fault: Fault;
  left: number;
}

/** Faults on demand, by method; "*" means any. */
export class Faults {
  readonly #planned: Planned[] = [];

  /** The next `times` calls of `method` meet `fault`. */
  plan(method: string, fault: Fault, times = 1): void {
    this.#planned.push({ method, fault, left: times });
  }

  /** From now on, until {@link clear}. */
  always(method: string, fault: Fault): void {
    this.plan(method, fault, Number.POSITIVE_INFINITY);
  }

  clear(): void {
    this.#planned.length = 0;
  }

  /** The fault that a call meets; uses it up. */
  take(method: string): Fault | undefined {
    const found = this.#planned.find(
      (each) => each.left > 0 && (each.method === method || each.method === "*"),
    );
    if (found !== undefined) {
      found.left -= 1;
    }
    return found?.fault;
  }
}

/** A promise and what settles it. */
export function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  const settle: (() => void)[] = [];
  const opened = new Promise<void>((resolve) => {
    settle.push(resolve);
  });
  return { opened, open: () => settle[0]?.() };
}

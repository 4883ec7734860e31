import type { Incoming } from "../domain/incoming.ts";
import type { LimitScope } from "./outcome.ts";
import type { Limit, Limits } from "./settings.ts";
import type { StoredOutcome } from "./store/stored-outcome.ts";
import type { LimitKey, UseTable } from "./store/use-table.ts";

const SCOPES: readonly LimitScope[] = ["user", "channel", "workspace"];

/** A limit and what it applies to. */
interface Applied {
  readonly key: LimitKey;
  readonly limit: Limit;
}

function before(at: Date, seconds: number): string {
  return new Date(at.getTime() - seconds * 1000).toISOString();
}

/**
 * Counts questions against the limits of their person, channel and workspace.
 *
 * Counted in the store and not in memory: the count is one transaction with the acceptance, so a repeated
 * event cannot count and a restart does not reset it. It is apart from the inbox, so that deleting one's
 * questions is no way around the limit: for the span of a limit, the moments of questions stay.
 */
export class Limiter {
  readonly #limits: Limits;
  readonly #uses: UseTable;

  constructor(limits: Limits, uses: UseTable) {
    this.#limits = limits;
    this.#uses = uses;
  }

  /**
   * Counts a question; call it in the transaction that accepts it.
   *
   * @returns the outcome when a limit is reached, the one that lasts longest; such a question does not
   * count. `null` when it may be answered.
   */
  admit(incoming: Incoming, at: Date): StoredOutcome | null {
    this.#dropPast(at);
    const applied = this.#applied(incoming);
    const [reached] = applied
      .flatMap((each) => this.#reached(each, at) ?? [])
      .toSorted((a, b) => b.retryAt.localeCompare(a.retryAt));
    if (reached !== undefined) {
      return { kind: "limited", ...reached };
    }
    for (const { key } of applied) {
      this.#uses.add(key, at.toISOString());
    }
    return null;
  }

  #applied({ platform, ...incoming }: Incoming): readonly Applied[] {
    return SCOPES.flatMap((scope) => {
      const limit = this.#limits[scope];
      return limit === null ? [] : [{ key: { scope, platform, key: incoming[scope] }, limit }];
    });
  }

  #reached(
    { key, limit: { questions, seconds } }: Applied,
    at: Date,
  ): { readonly scope: LimitScope; readonly retryAt: string } | undefined {
    const after = before(at, seconds);
    const oldest = this.#uses.newest(key, { after, nth: questions });
    return oldest === undefined
      ? undefined
      : { scope: key.scope, retryAt: before(new Date(oldest), -seconds) };
  }

  #dropPast(at: Date): void {
    for (const scope of SCOPES) {
      this.#uses.drop(scope, before(at, this.#limits[scope]?.seconds ?? 0));
    }
  }
}

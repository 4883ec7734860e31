import type { LimitScope } from "../outcome.ts";

/** What a limit applies to. */
export interface LimitKey {
  readonly scope: LimitScope;
  readonly platform: string;
  /** Person, channel or workspace. */
  readonly key: string;
}

/** When questions were asked that count against a limit; kept only as long as they do. */
export interface UseTable {
  add(key: LimitKey, at: string): void;
  /** The nth newest moment (1 is the newest) of those after another; `undefined` when they are fewer. */
  newest(
    key: LimitKey,
    range: { readonly after: string; readonly nth: number },
  ): string | undefined;
  /** Forgets moments of a scope up to and including one. */
  drop(scope: LimitScope, until: string): void;
}

import { BotError } from "../../src/errors.ts";
import type { Review } from "../../src/indexing/review.ts";
import { openReview } from "../../src/storage/open-review.ts";
import { openAssistantStore } from "../../src/storage/sqlite/assistant/assistant-store.ts";
import { openState, type StateDb } from "../../src/storage/sqlite/state-db.ts";
import { embedderIdentity } from "../model/open-embedder.ts";
import type { TerminalContext } from "./context.ts";

type ReviewContext = Pick<TerminalContext, "config" | "now" | "pid" | "streams">;

/** Who decides on the terminal, in the audit log: whoever may use this machine's account. */
const BY = { platform: "terminal", user: "terminal" };

export interface Audited {
  readonly action: string;
  readonly outcome: string;
}

function append(state: StateDb, { action, outcome }: Audited, now: () => Date): void {
  openAssistantStore(state).audit.append({ at: now().toISOString(), by: BY, action, outcome });
}

/**
 * Decides something and writes into the audit log what, and how it ended.
 *
 * @throws {BotError} STATE_INVALID or STORAGE_FAILED when the state cannot be read or written.
 */
export async function decideAudited<T extends { readonly kind: string }>(
  { config, now, pid, streams }: ReviewContext,
  action: string,
  decide: (review: Review) => T,
): Promise<T> {
  const identity = await embedderIdentity(config);
  const state = openState(config.stateDir);
  try {
    const onNotice = (message: string): void => {
      streams.stderr.write(`${message}\n`);
    };
    const { stateDir } = config;
    const outcome = decide(openReview({ stateDir, pid, identity, now, state, onNotice }));
    append(state, { action, outcome: outcome.kind }, now);
    return outcome;
  } finally {
    state.close();
  }
}

/** Writes down that somebody ran the index; a state file that cannot be written has been told already. */
export function auditIndexing({ config, now }: ReviewContext, audited: Audited): void {
  try {
    const state = openState(config.stateDir);
    try {
      append(state, audited, now);
    } finally {
      state.close();
    }
  } catch (error) {
    if (!(error instanceof BotError)) {
      throw error;
    }
  }
}

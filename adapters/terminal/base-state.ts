import { createHash } from "node:crypto";
import type { Config } from "../../src/config.ts";
import { readReviewState } from "../../src/storage/read-review.ts";
import { fingerprintBase } from "./base-fingerprint.ts";
import { fingerprintSnapshots } from "./snapshots-fingerprint.ts";

type Folders = Pick<Config, "dataDir" | "stateDir">;

/** All that an index is made from, each part as a fingerprint. */
export interface BaseState {
  /** Of the base's files and of sources.yaml. */
  readonly base: string;
  /** Of what was last read from sources. */
  readonly snapshots: string;
  readonly quarantine: string;
  /** Of what admins have accepted or rejected. */
  readonly verdicts: string;
}

/** Reads it without fetching anything. */
export async function readBaseState({ dataDir, stateDir }: Folders): Promise<BaseState> {
  const { quarantined, verdicts } = readReviewState(stateDir);
  return {
    base: await fingerprintBase(dataDir),
    snapshots: fingerprintSnapshots(stateDir),
    quarantine: JSON.stringify(quarantined.map(({ target, kind }) => [target, kind])),
    verdicts: JSON.stringify(verdicts),
  };
}

/**
 * One fingerprint (SHA-256, hex) over what an index follows by itself: not over what was read from sources,
 * which waits for a run or a decision.
 */
export function fingerprintState({ base, quarantine, verdicts }: BaseState): string {
  return createHash("sha256")
    .update(JSON.stringify([base, quarantine, verdicts]))
    .digest("hex");
}

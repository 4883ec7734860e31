import type { Latency } from "../../src/evaluation/stage-latency.ts";
import type { Machine } from "./machine.ts";
import type { ProcessMemory } from "./measured-process.ts";

/** What questions cost on one base. */
export interface BaseFigures {
  readonly name: string;
  readonly passages: number;
  /** Of `ask --batch`, after its last question; `null` where the system does not tell. */
  readonly memory: ProcessMemory | null;
  readonly latency: readonly Latency[];
}

/** All that `souverain bench` measures; times of whole commands include the start of Node. */
export interface BenchReport {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly machine: Machine;
  readonly index: {
    readonly passages: number;
    /** Distinct passages and sentences that were embedded. */
    readonly texts: number;
    /** `index` without shipped vectors: everything is embedded. */
    readonly ms: number;
    /** `index` on an unchanged base, one figure a run. */
    readonly unchangedMs: readonly number[];
  };
  readonly start: {
    /** `ask` on an empty state folder, one figure a run. */
    readonly freshMs: readonly number[];
    /** `ask` with an index in place, one figure a run. */
    readonly laterMs: readonly number[];
  };
  readonly bases: readonly BaseFigures[];
}

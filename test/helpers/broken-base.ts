import { expect } from "vitest";
import type { KnowledgeFault, KnowledgeReading } from "../../src/knowledge/knowledge.ts";
import { readKnowledge } from "../../src/knowledge/read-knowledge.ts";
import { edit, lineOf, SMALL_BASE, writeBase } from "./small-base.ts";

/** A small base with one text replaced, and the fault expected at the line that holds `at`. */
export interface BrokenBase {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** File that the fault names; the changed one when left out. */
  readonly in?: string;
  readonly at: string;
  readonly message: string;
}

/** Reads the broken base; `fault` is what must be found. */
export async function readBroken({ file, from, to, at, message, ...row }: BrokenBase): Promise<{
  readonly reading: KnowledgeReading;
  readonly fault: unknown;
}> {
  const changed = edit(file, from, to);
  const faulty = row.in ?? file;
  const fault = {
    file: `data/${faulty}`,
    line: lineOf(faulty === file ? changed : (SMALL_BASE[faulty] ?? ""), at),
    message: expect.stringContaining(message),
  };
  return { reading: await readKnowledge(await writeBase({ [file]: changed })), fault };
}

/** Faults of a base; empty when it is valid. */
export async function readFaults(dataDir: string): Promise<readonly KnowledgeFault[]> {
  const reading = await readKnowledge(dataDir);
  return reading.kind === "faulty" ? reading.faults : [];
}

/** What a test expects of a fault whose message holds `message`. */
export function faultWith(file: string, line: number, message: string): unknown {
  return { file: `data/${file}`, line, message: expect.stringContaining(message) };
}

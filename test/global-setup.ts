import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** For what all tests of a worker share, which no one test can remove. */
    sharedFolder: string;
  }
}

const folder = mkdtempSync(join(tmpdir(), "souverain-tests-"));

export function setup(project: TestProject): void {
  project.provide("sharedFolder", folder);
}

/** When all tests are over. */
export function teardown(): void {
  rmSync(folder, { recursive: true, force: true });
}

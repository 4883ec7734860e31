import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { inject, onTestFinished } from "vitest";
import type { BaseContent } from "../../src/knowledge/base-content.ts";
import type { SearchableGeneration } from "../../src/retrieval/searchable-generation.ts";
import { openPublished } from "../../src/storage/open-published.ts";
import { readContent } from "./content.ts";
import { createWorkshop, temporaryFolder } from "./index-workshop.ts";
import { type Changes, writeBase } from "./small-base.ts";

async function publish(content: BaseContent, stateDir: string): Promise<SearchableGeneration> {
  const workshop = createWorkshop(stateDir);
  await workshop.run(content);
  return openPublished({ stateDir, identity: workshop.embedder.identity });
}

/** Publishes a base with vectors of the fake embedder, and opens it until the test is over. */
export async function openContent(content: BaseContent): Promise<SearchableGeneration> {
  const generation = await publish(content, temporaryFolder());
  onTestFinished(() => {
    generation.close();
  });
  return generation;
}

/** The small base as it is, which the tests of a worker share: open until it ends. */
let unchanged: Promise<SearchableGeneration> | undefined;

async function openUnchanged(): Promise<SearchableGeneration> {
  unchanged ??= writeBase()
    .then(readContent)
    .then(async (content) => publish(content, mkdtempSync(join(inject("sharedFolder"), "base-"))));
  return unchanged;
}

/** The small base with changes; without any it is the same one for all tests of a worker. */
export async function openSmallBase(changes: Changes = {}): Promise<SearchableGeneration> {
  return Object.keys(changes).length === 0
    ? openUnchanged()
    : openContent(await readContent(await writeBase(changes)));
}

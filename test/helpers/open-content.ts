import { onTestFinished } from "vitest";
import type { BaseContent } from "../../src/knowledge/base-content.ts";
import type { SearchableGeneration } from "../../src/retrieval/searchable-generation.ts";
import { openPublished } from "../../src/storage/open-published.ts";
import { readContent } from "./content.ts";
import { createWorkshop } from "./index-workshop.ts";
import { type Changes, writeBase } from "./small-base.ts";

/** Publishes a base with vectors of the fake embedder, and opens it until the test is over. */
export async function openContent(content: BaseContent): Promise<SearchableGeneration> {
  const workshop = createWorkshop();
  await workshop.run(content);
  const { identity } = workshop.embedder;
  const generation = openPublished({ stateDir: workshop.stateDir, identity });
  onTestFinished(() => {
    generation.close();
  });
  return generation;
}

/** The same for the small base with changes. */
export async function openSmallBase(changes: Changes = {}): Promise<SearchableGeneration> {
  return openContent(await readContent(await writeBase(changes)));
}

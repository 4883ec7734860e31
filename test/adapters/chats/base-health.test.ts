import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readBaseHealth, scheduledSources } from "../../../adapters/chats/base-health.ts";
import { openAssistantStore } from "../../../src/storage/sqlite/assistant/assistant-store.ts";
import { openSnapshotStore } from "../../../src/storage/sqlite/snapshots/snapshot-store.ts";
import { openState } from "../../../src/storage/sqlite/state-db.ts";
import { reviewOf } from "../../helpers/admin-parts.ts";
import { answerOf, citationOf, sentence } from "../../helpers/evaluated-answer.ts";
import { temporaryFolder } from "../../helpers/index-workshop.ts";

const NOW = new Date("2026-11-23T12:00:00Z");
const SOURCES = `sources:
  - { id: cnil, kind: page, url: "https://www.cnil.fr/a", language: fr, publisher: CNIL, basis: primary, freshness: 1d, schedule: 6h }
  - { id: edpb, title: EDPB, kind: page, url: "https://www.edpb.europa.eu/a", language: en, publisher: EDPB, basis: primary }
`;

async function folders(): Promise<{ readonly dataDir: string; readonly stateDir: string }> {
  const dataDir = temporaryFolder();
  await writeFile(join(dataDir, "sources.yaml"), SOURCES);
  return { dataDir, stateDir: temporaryFolder() };
}

describe("health of a base", () => {
  it("knows nothing of sources that were never read, and makes no file for that", async () => {
    const machine = await folders();
    const store = openAssistantStore(openState(machine.stateDir));
    const health = await readBaseHealth(machine, { store, review: reviewOf(), now: NOW });

    expect(health.citations).toBeNull();
    expect(health.sources).toMatchObject([
      { source: "cnil", isStale: true, uses: 0, limitHours: 24 },
      { source: "edpb", title: "EDPB", isStale: true },
    ]);
    expect(await scheduledSources(machine)).toMatchObject([
      { entry: { id: "cnil", schedule: 6 }, lastTried: null },
      { entry: { id: "edpb", schedule: "manual" }, lastTried: null },
    ]);
  });

  it("puts together how it was read, who uses it and what is hidden", async () => {
    const machine = await folders();
    const store = openAssistantStore(openState(machine.stateDir));
    const at = "2026-11-23T11:00:00.000Z";
    const citation = citationOf({ item: "page:cnil.a" });
    const answer = answerOf([sentence("x", 1)], { citations: [citation, citation] });
    store.answers.put(answer, { at, owner: "nobody" });
    store.answers.put(
      { ...answer, answerId: "00000000000000aa" },
      { at: "2026-10-01T00:00:00.000Z", owner: "nobody" },
    );
    const snapshots = openSnapshotStore(machine.stateDir);
    snapshots.putSource({ source: "cnil", at, fault: null, detail: null, lastSuccess: at });
    snapshots.close();
    const review = reviewOf({
      quarantined: () => [
        { target: "edpb", kind: "source", since: at },
        { target: "cnil", kind: "item", since: at },
      ],
    });

    const health = await readBaseHealth(machine, { store, review, now: NOW });

    expect(health.sources).toMatchObject([
      { source: "cnil", ageHours: 1, isStale: false, uses: 1, isQuarantined: false },
      { source: "edpb", isStale: true, uses: 0, isQuarantined: true },
    ]);
    expect((await scheduledSources(machine))[0]).toMatchObject({ lastTried: at });
  });
});

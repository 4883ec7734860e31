import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Person } from "../../../src/assistant/chat-service.ts";
import { FakePlatform } from "../../helpers/fake-platform.ts";
import { edit } from "../../helpers/small-base.ts";
import { createMachine, type Machine, type Run } from "../../helpers/started-bot.ts";

const ADMIN: Person = { platform: "one", user: "boss" };
const OWNER = "À qui appartient Alpha ?";
const SOURCES = `sources:
  - id: notes
    kind: folder
    path: "../notes"
    baseUrl: "https://notes.example/"
    language: en
    publisher: Example
    basis: unofficial
    schedule: 1h
`;
const NOTE = `---
title: Zephyr
language: en
---

## Zephyr storage

The Zephyr storage of Alpha is kept in Lyon and in Lille. Backups of the Zephyr storage are kept in Nantes.
`;
const ignore = (): void => undefined;

interface Bot {
  readonly one: FakePlatform;
  readonly run: Run;
  /** What is answered now. */
  readonly ask: (question?: string) => Promise<string>;
}

async function start(machine: Machine): Promise<Bot> {
  const one = new FakePlatform("one");
  const run = machine.start([one]);
  await run.reach(one.ready());
  let asked = 0;
  return {
    one,
    run,
    ask: async (question = OWNER) => {
      asked += 1;
      one.ask(question, { eventId: String(asked), conversation: String(asked) });
      const deliveries = await run.reach(one.delivered(asked));
      const outcome = deliveries.at(-1)?.outcome;
      return outcome !== undefined && "answer" in outcome
        ? JSON.stringify([outcome.answer.blocks, outcome.answer.citations])
        : "";
    },
  };
}

async function dataFile(machine: Machine, file: string, text: string): Promise<void> {
  await writeFile(join(machine.settings["DATA_DIR"] ?? "", file), text);
}

it("shows a change, publishes what was approved, goes back, and hides at once", async () => {
  const machine = await createMachine();
  const { one, ask } = await start(machine);
  const { admin } = one.service;
  const old = one.service.status().generation;
  await dataFile(
    machine,
    "providers/alpha.yaml",
    edit(
      "providers/alpha.yaml",
      "Alpha appartient à 60 % à Beta.",
      "Alpha appartient à 55 % à Beta.",
    ),
  );

  const result = await admin.dryRun(ADMIN, ignore);
  const proposal = result.kind === "proposed" ? result.report.proposal : null;
  expect((await admin.overview()).proposals.map(({ id }) => id)).toEqual([proposal]);
  expect(await ask()).toContain("60 %");

  expect(await admin.approve(ADMIN, proposal)).toEqual({
    kind: "published",
    generation: proposal,
    previous: old,
  });
  expect(await ask()).toContain("55 %");
  expect(await admin.approve(ADMIN, proposal)).not.toMatchObject({ kind: "published" });

  expect(await admin.rollback(ADMIN, null)).toMatchObject({ kind: "published", generation: old });
  expect(await ask()).toContain("60 %");
  expect((await admin.overview()).pinned).toBe(old);

  expect(await admin.quarantine(ADMIN, "fact:alpha-owner")).toMatchObject({ kind: "quarantined" });
  expect(await ask()).not.toContain("fact:alpha-owner");
  expect(await admin.release(ADMIN, "fact:alpha-owner")).toMatchObject({ kind: "released" });
  expect(await ask()).toContain("fact:alpha-owner");

  const mine = admin.auditLog(20).filter(({ by }) => by.user === ADMIN.user);
  expect(mine.map(({ action }) => action)).toEqual([
    "release fact:alpha-owner",
    "quarantine fact:alpha-owner",
    "rollback",
    `approve ${String(proposal)}`,
    `approve ${String(proposal)}`,
    "dry-run",
    "dry-run",
  ]);
});

it("reads a source by its schedule, and answers from it", async () => {
  const machine = await createMachine();
  const notes = join(machine.settings["DATA_DIR"] ?? "", "..", "notes");
  await mkdir(notes);
  await writeFile(join(notes, "zephyr.md"), NOTE);
  await dataFile(machine, "sources.yaml", SOURCES);
  const { one, run, ask } = await start(machine);
  const { admin } = one.service;

  const scheduled = async (): Promise<void> =>
    expect
      .poll(() => admin.auditLog(9), { timeout: 50_000, interval: 200 })
      .toContainEqual(
        expect.objectContaining({
          by: { platform: "schedule", user: "schedule" },
          action: "reindex",
          outcome: "published",
        }),
      );
  await run.reach(scheduled());
  const { sources } = await admin.overview();
  expect(sources).toMatchObject([{ source: "notes", pages: 1, failing: 0, isStale: false }]);
  expect(await ask("Where is the Zephyr storage of Alpha kept?")).toContain("page:notes.");
});

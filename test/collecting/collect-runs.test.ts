import { describe, expect, it } from "vitest";
import { collect, collectKept } from "../../src/collecting/collect.ts";
import type { CollectProgress } from "../../src/collecting/collected.ts";
import type { SnapshotStore } from "../../src/collecting/snapshot-store.ts";
import { BotError } from "../../src/errors.ts";
import { bench, contextOf, entryOf, told } from "../helpers/collecting.ts";

const SITE = "https://example.com";
const PAGES = entryOf({ kind: "pages", urls: [`${SITE}/a`, `${SITE}/b`] });

describe("collect: runs", () => {
  it("goes on where a stopped run was, without asking twice for a page", async () => {
    const { web, run } = bench({ [`${SITE}/a`]: "Alpha text.", [`${SITE}/b`]: "Beta text." });
    const stop = new AbortController();
    web.pages.set(`${SITE}/b`, () => {
      stop.abort();
      return Promise.reject(new TypeError("cut"));
    });

    await expect(run([PAGES], { signal: stop.signal })).rejects.toMatchObject({
      code: "INDEX_CANCELLED",
    });
    web.pages.set(`${SITE}/b`, "Beta text.");
    const resumed = await run([PAGES]);

    expect(told(resumed)).toHaveLength(2);
    expect(web.requests.map(({ url }) => url)).toEqual([`${SITE}/a`, `${SITE}/b`, `${SITE}/b`]);
  });

  it.each([
    { name: "an hour and more later", at: "2026-11-23T09:00:01.000Z", requests: 2 },
    { name: "a while later", at: "2026-11-23T08:59:00.000Z", requests: 1 },
  ])("trusts what a killed run has read for an hour: $name", async ({ at, requests }) => {
    const { store, web, run } = bench({
      [`${SITE}/a`]: "Alpha text.",
      [`${SITE}/b`]: "Beta text.",
    });
    const one = entryOf({ kind: "page", url: `${SITE}/a` });
    await run([one]);
    // As a run leaves it that was killed after its last page.
    store.beginRun("2026-11-23T08:00:00.000Z");

    await run([one], { now: () => new Date(at) });

    expect(web.requests).toHaveLength(requests);
  });

  it("tells how far it has come, failed pages included", async () => {
    const { web, store } = bench({ [`${SITE}/a`]: "Alpha text." });
    const events: CollectProgress[] = [];

    await collect({
      store,
      entries: [PAGES],
      base: [],
      context: contextOf(web),
      onProgress: (event) => events.push(event),
    });

    // Which of the two answers first is not ours to say.
    expect(events.map(({ done, total }) => [done, total])).toEqual([
      [0, 2],
      [1, 2],
      [2, 2],
    ]);
    expect(events.map(({ failed }) => failed)).toEqual([0, expect.any(Number), 1]);
  });

  it("ends with its reason when the disk fills, and the next run goes on from what was kept", async () => {
    const { web, store, run } = bench({
      [`${SITE}/a`]: "Alpha text.",
      [`${SITE}/b`]: "Beta text.",
    });
    let writes = 0;
    const filling = new Proxy(store, {
      get(target, name: keyof SnapshotStore) {
        return (...values: never[]): unknown => {
          writes += name === "put" ? 1 : 0;
          if (name === "put" && writes > 1) {
            throw new BotError("STORAGE_FAILED", "the disk is full: free space");
          }
          return Reflect.apply(target[name], target, values);
        };
      },
    });
    const options = { entries: [PAGES], base: [], onProgress: () => undefined };

    await expect(
      collect({ ...options, store: filling, context: contextOf(web) }),
    ).rejects.toMatchObject({ code: "STORAGE_FAILED" });
    web.requests.length = 0;
    const resumed = await run([PAGES]);

    expect(told(resumed)).toHaveLength(2);
    expect(web.requests).toHaveLength(1);
  });

  it("reads only what is due, and takes the rest as it was", async () => {
    const { web, store, run } = bench({
      [`${SITE}/a`]: "Alpha text.",
      [`${SITE}/b`]: "Beta text.",
    });
    const entries = [
      entryOf({ kind: "page", id: "first", url: `${SITE}/a` }),
      entryOf({ kind: "page", id: "second", url: `${SITE}/b` }),
    ];
    await run(entries);
    web.requests.length = 0;
    web.pages.set(`${SITE}/a`, "Alpha text, new.");

    const collected = await collect({
      store,
      entries,
      base: [],
      context: contextOf(web),
      onProgress: () => undefined,
      due: ["first"],
    });

    expect(web.requests.map(({ url }) => url)).toEqual([`${SITE}/a`]);
    expect(collected.pages).toHaveLength(2);
    expect(collected.reports).toEqual([
      { source: "first", read: 1, unchanged: 0, failures: [] },
      { source: "second", read: 0, unchanged: 1, failures: [] },
    ]);
  });

  it("reads what is kept without asking anybody", async () => {
    const { web, store, run } = bench({
      [`${SITE}/a`]: "Alpha text.",
      [`${SITE}/b`]: "Beta text.",
    });
    const read = await run([PAGES]);
    web.requests.length = 0;

    const kept = collectKept({ store, entries: [PAGES], base: [] });

    expect(kept.pages).toEqual(read.pages);
    expect(kept.reports).toEqual([{ source: "site", read: 0, unchanged: 2, failures: [] }]);
    expect(web.requests).toEqual([]);
  });
});

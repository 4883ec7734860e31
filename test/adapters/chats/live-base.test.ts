import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { createLiveBase, type LiveBase } from "../../../adapters/chats/live-base.ts";
import { type OpenedBase, openBase } from "../../../adapters/chats/open-base.ts";
import type { ReindexRequest, ReindexResult } from "../../../src/assistant/admin-desk.ts";
import { answerOf, sentence } from "../../helpers/evaluated-answer.ts";
import { FakeEmbedder } from "../../helpers/fake-embedder.ts";
import { openSmallBase } from "../../helpers/open-content.ts";
import { phrases, ROOT } from "../../helpers/terminal.ts";

const OLD = "g-0123456789ab";
const NEXT = "g-abcdef012345";
const TODAY = "2026-11-23";
const REQUEST: ReindexRequest = {
  mode: "publish",
  fetch: true,
  isAutomatic: false,
  signal: new AbortController().signal,
};

interface Opened extends OpenedBase {
  isClosed: boolean;
}

/** A base whose answers and cards say which generation they are from. */
async function createBase(id: string): Promise<Opened> {
  const { manifest } = await openSmallBase();
  const answer = answerOf([sentence(`From ${id}.`)], { generation: id });
  const base: Opened = {
    manifest: { ...manifest, id },
    assistant: {
      ask: async () => ({ answer }),
      check: async () => ({ answer }),
    },
    find: ({ filters }) => ({ kind: "found", answer, filters }),
    compare: () => ({ kind: "compared", answer }),
    provider: () => answer,
    suggestProviders: (typed) => [typed, id],
    publishers: () => [],
    isClosed: false,
    close: () => {
      base.isClosed = true;
    },
  };
  return base;
}

interface Live {
  readonly base: LiveBase;
  readonly old: Opened;
  readonly next: Opened;
}

/** A base whose next index run ends like this, having published another generation. */
async function createLive(
  result: (next: Opened) => ReindexResult,
  { isDamaged = false }: { readonly isDamaged?: boolean } = {},
): Promise<Live> {
  const [old, next] = await Promise.all([createBase(OLD), createBase(NEXT)]);
  const base = createLiveBase({
    first: old,
    open: async () => {
      if (isDamaged) {
        throw new Error("damaged");
      }
      return next;
    },
    runReindex: async () => result(next),
    lastRun: () => null,
    logger: pino({ level: "silent" }),
  });
  return { base, old, next };
}

/** Generations that answers, cards, names and status are from. */
async function sourcesOf({ base }: Live): Promise<readonly string[]> {
  const { answer } = await base.ask({ text: "?", history: [], today: TODAY });
  const card = await base.provider("Alpha", { language: "fr", today: TODAY });
  const checked = await base.check({ text: "Alpha is French.", today: TODAY });
  const asked = { language: "fr", today: TODAY } as const;
  const found = await base.find({ filters: { european: true }, ...asked });
  const compared = await base.compare({ names: [], over: { kind: "shared" }, ...asked });
  const [, name = ""] = base.suggestProviders("a", 25);
  const answers = [answer, card, checked.answer];
  const decided = [found, compared].flatMap((each) => ("answer" in each ? [each.answer] : []));
  const generations = [...answers, ...decided].map(({ generation }) => generation);
  return [...new Set([...generations, name, base.status().generation])];
}

function published({ manifest }: Opened): ReindexResult {
  const counts = { added: 0, changed: 2, removed: 0 };
  return { kind: "published", generation: manifest.id, ...counts, seconds: 1 };
}

describe("the live base", () => {
  it("answers, tells cards, names, publishers and state from the generation that is published", async () => {
    const generation = await openSmallBase();
    const first = await openBase(generation, {
      config: { dataDir: `${ROOT}/data`, stateDir: `${ROOT}/var/none` },
      quarantined: [],
      embedder: new FakeEmbedder(),
      phrases,
      clock: () => 0,
      now: () => new Date(TODAY),
    });
    const base = createLiveBase({
      first,
      open: async () => first,
      runReindex: async () => ({ kind: "busy" }),
      lastRun: () => null,
      logger: pino({ level: "silent" }),
    });
    const text = "À qui appartient Alpha ?";

    const { answer } = await base.ask({ text, history: [], today: TODAY });
    const card = await base.provider("Alpha", { language: "fr", today: TODAY });

    const { id, builtAt, newest, counts } = generation.manifest;
    expect(answer).toMatchObject({ kind: "answered", generation: id });
    expect(card).toMatchObject({ kind: "answered", generation: id });
    const asked = { language: "fr", today: TODAY } as const;
    const checked = await base.check({ text: "Alpha appartient à Beta.", today: TODAY });
    const found = await base.find({ filters: { countries: ["FR"] }, ...asked });
    const compared = await base.compare({ names: ["Alpha"], over: { kind: "shared" }, ...asked });
    expect(checked.answer).toMatchObject({ generation: id });
    expect(found).toMatchObject({ kind: "found", answer: { generation: id } });
    expect(compared).toEqual({ kind: "wrong-count", count: 1 });
    expect(base.suggestProviders("soc", 25)).toEqual(["Société Alpha"]);
    expect(base.publishers()[0]).toEqual({ publisher: "Review", sources: 2, newest: "2025-06-01" });
    expect(base.publishers()).toBe(base.publishers());
    expect(base.status()).toEqual({
      generation: id,
      builtAt,
      newest,
      counts: { providers: 2, facts: 4, topics: 1, articles: 1, passages: counts.passages },
      lastRun: null,
      isIndexing: false,
    });
  });

  it.each([
    { name: "it published one", result: published },
    {
      name: "it found that another process had published one",
      result: (next: Opened): ReindexResult => ({
        kind: "unchanged",
        generation: next.manifest.id,
      }),
    },
  ])("answers from the new generation after a run, when $name", async ({ result }) => {
    const live = await createLive(result);

    const ended = await live.base.reindex(() => undefined, REQUEST);

    expect(ended).toEqual(result(live.next));
    expect(await sourcesOf(live)).toEqual([NEXT]);
    expect(live.old.isClosed).toBe(true);
  });

  it.each([
    {
      name: "nothing changed",
      result: ({ old }: Live): ReindexResult => ({
        kind: "unchanged",
        generation: old.manifest.id,
      }),
    },
    {
      name: "the base has faults",
      result: (): ReindexResult => ({ kind: "faulty", faults: ["x"] }),
    },
    { name: "it was busy", result: (): ReindexResult => ({ kind: "busy" }) },
    { name: "it was cancelled", result: (): ReindexResult => ({ kind: "cancelled" }) },
    { name: "it failed", result: (): ReindexResult => ({ kind: "failed" }) },
  ])("answers on from the old generation when $name", async ({ result }) => {
    let expected: ReindexResult = { kind: "failed" };
    const live = await createLive(() => expected);
    expected = result(live);

    expect(await live.base.reindex(() => undefined, REQUEST)).toEqual(expected);
    expect(await sourcesOf(live)).toEqual([OLD]);
    expect(live.old.isClosed).toBe(false);
  });

  it("answers from what is published when it is told that somebody decided so", async () => {
    const live = await createLive(() => ({ kind: "busy" }));

    await live.base.reload();

    expect(await sourcesOf(live)).toEqual([NEXT]);
    expect(live.old.isClosed).toBe(true);
  });

  it("says that the run failed when the new generation cannot be opened, and answers on", async () => {
    const live = await createLive(published, { isDamaged: true });

    expect(await live.base.reindex(() => undefined, REQUEST)).toEqual({ kind: "failed" });
    expect(await sourcesOf(live)).toEqual([OLD]);
  });

  it("says that it is indexing for as long as it does", async () => {
    const seen: boolean[] = [];
    const live: Live = await createLive((next) => {
      seen.push(live.base.status().isIndexing);
      return published(next);
    });

    await live.base.reindex(() => undefined, REQUEST);

    expect([...seen, live.base.status().isIndexing]).toEqual([true, false]);
  });
});

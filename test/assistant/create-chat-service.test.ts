import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/domain/answer.ts";
import { answerTo, incomingOf, startChatProcess } from "../helpers/chat-process.ts";
import { shutGate } from "../helpers/gate.ts";
import { temporaryFolder } from "../helpers/index-workshop.ts";

const STATUS = {
  generation: "g-0123456789ab",
  builtAt: "2026-11-22T09:00:00.000Z",
  newest: "2026-11-20",
  counts: { providers: 1, facts: 2, topics: 3, articles: 4, passages: 5 },
  lastRun: null,
  isIndexing: false,
};
const OPTIONS = { language: "fr", today: "2026-11-23" } as const;

describe("createChatService", () => {
  it("adds what waits and what is being indexed to the status", async () => {
    const indexed = shutGate();
    const { service } = startChatProcess({
      stateDir: temporaryFolder(),
      parts: {
        status: () => STATUS,
        reindex: async () => {
          await indexed.passed;
          return { kind: "cancelled" };
        },
      },
    });
    service.desk.accept(incomingOf());
    expect(service.status()).toEqual({ ...STATUS, waiting: 1 });

    const run = service.admin.reindex({ platform: "chat", user: "admin" }, () => undefined);

    expect(service.status().isIndexing).toBe(true);
    indexed.open();
    await run;
    expect(service.status().isIndexing).toBe(false);
  });

  it("keeps a provider's card, so that its passages can be asked for", async () => {
    const card = answerTo({ text: "card of Nimbus", history: [], today: OPTIONS.today });
    const asked: unknown[] = [];
    const { service } = startChatProcess({
      stateDir: temporaryFolder(),
      parts: {
        provider: async (...args) => {
          asked.push(args);
          return Promise.resolve(card);
        },
      },
    });

    expect(await service.provider("Nimbus", OPTIONS)).toEqual(card);

    expect(asked).toEqual([["Nimbus", OPTIONS]]);
    expect(service.answer(card.answerId)).toEqual(card);
    service.forget({ platform: "chat", user: "u1" });
    expect(service.answer(card.answerId)).toEqual(card);
    expect(service.answer("0000000000000000")).toBeUndefined();
  });

  it("keeps what finding and comparing answer, so that their passages can be asked for", async () => {
    const of = (text: string): Answer => answerTo({ text, history: [], today: OPTIONS.today });
    const { service } = startChatProcess({
      stateDir: temporaryFolder(),
      parts: {
        find: async ({ filters }) => ({ kind: "found", answer: of("found"), filters }),
        compare: async () => ({ kind: "compared", answer: of("compared") }),
      },
    });

    const found = await service.find({ filters: { european: true }, ...OPTIONS });
    const compared = await service.compare({
      names: ["A", "B"],
      over: { kind: "shared" },
      ...OPTIONS,
    });

    expect(found).toEqual({ kind: "found", answer: of("found"), filters: { european: true } });
    expect(compared).toEqual({ kind: "compared", answer: of("compared") });
    expect(service.answer("found")).toEqual(of("found"));
    expect(service.answer("compared")).toEqual(of("compared"));
  });

  it("keeps nothing of what finding and comparing cannot answer", async () => {
    const { service } = startChatProcess({ stateDir: temporaryFolder() });

    const found = await service.find({ filters: {}, ...OPTIONS });
    const compared = await service.compare({ names: ["A"], over: { kind: "shared" }, ...OPTIONS });

    expect(found).toEqual({ kind: "nothing-asked" });
    expect(compared).toEqual({ kind: "wrong-count", count: 1 });
  });

  it("hands publishers and names on", () => {
    const publisher = { publisher: "ANSSI", sources: 2, newest: null };
    const { service } = startChatProcess({
      stateDir: temporaryFolder(),
      parts: {
        publishers: () => [publisher],
        suggestProviders: (typed, limit) => [`${typed} ${String(limit)}`],
      },
    });

    expect(service.publishers()).toEqual([publisher]);
    expect(service.suggestProviders("nim", 3)).toEqual(["nim 3"]);
  });
});

import { describe, expect, it } from "vitest";
import { UndeliverableError } from "../../src/assistant/courier.ts";
import { incomingOf, startChat } from "../helpers/chat-process.ts";
import type { FakeCourier } from "../helpers/fake-courier.ts";
import type { FakeTime } from "../helpers/fake-time.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Keeps a test of hours short. */
const SELDOM = Object.assign(new Error("come back later"), { retryAfterMs: 15 * MINUTE_MS });

/** Rejects every call of a step until that much time has passed. */
function refuseFor(
  { courier, time }: { readonly courier: FakeCourier; readonly time: FakeTime },
  ms: number,
  error: Error = new Error("500 of the platform"),
): void {
  const until = time.now().getTime() + ms;
  for (const step of ["announce", "deliver", "retract"] as const) {
    courier.intercept("before", step, () => {
      if (time.now().getTime() < until) {
        throw error;
      }
    });
  }
}

describe("a platform that refuses", () => {
  it.each([
    { name: "for a minute", ms: MINUTE_MS, error: new Error("500") },
    { name: "for six hours", ms: 6 * HOUR_MS, error: SELDOM },
  ])("$name gets every outcome afterwards, each in one post", async ({ ms, error }) => {
    const process = startChat();
    const { service, courier, store } = process;
    refuseFor(process, ms, error);

    service.desk.accept(incomingOf());
    service.desk.accept(incomingOf({ eventId: "e2", conversation: "t2" }));
    await service.desk.idle();

    expect(courier.shown()).toEqual(["e1: answered", "e2: answered"]);
    expect(store.ledger.tally()).toEqual({ "answered/shown": 2 });
  });

  it("is tried again after pauses that grow up to a minute", async () => {
    const process = startChat();
    refuseFor(process, 4 * 60_000);

    process.service.desk.accept(incomingOf());
    await process.service.desk.idle();

    expect(process.time.waits).toEqual(
      [1, 2, 4, 8, 16, 32, 60, 60, 60].map((seconds) => seconds * 1000),
    );
  });

  it("is given the pause that it asks for", async () => {
    const process = startChat();
    refuseFor(process, 30_000, Object.assign(new Error("slow down"), { retryAfterMs: 30_000 }));

    process.service.desk.accept(incomingOf());
    await process.service.desk.idle();

    expect(process.time.waits).toEqual([30_000]);
  });

  it("tells the log so without the question", async () => {
    const process = startChat();
    refuseFor(process, 1000, new Error(`cannot post ${incomingOf().text}`));

    process.service.desk.accept(incomingOf());
    await process.service.desk.idle();

    expect(process.log).toEqual([expect.objectContaining({ question: 1, failures: 1 })]);
    expect(JSON.stringify(process.log)).not.toContain("Nimbus");
  });

  it("only at the announcement gets the outcome without one", async () => {
    const { service, courier } = startChat();
    courier.intercept("before", "announce", () => {
      throw new Error("no status here");
    });

    service.desk.accept(incomingOf());
    await service.desk.idle();

    expect(courier.calls).toEqual(["announce e1", "deliver e1"]);
    expect(courier.shown()).toEqual(["e1: answered"]);
  });

  it("one question holds up its conversation for some minutes only", async () => {
    const { service, courier, time } = startChat();
    const until = time.now().getTime() + 10 * MINUTE_MS;
    courier.intercept("before", "deliver", ({ incoming }) => {
      if (incoming.eventId === "e1" && time.now().getTime() < until) {
        throw new Error("cannot be rendered");
      }
    });

    service.desk.accept(incomingOf());
    service.desk.accept(incomingOf({ eventId: "e2" }));
    await service.desk.idle();

    const order = courier.calls.filter((call) => call.startsWith("deliver"));
    expect(order.indexOf("deliver e2")).toBe(8);
    expect(order.at(-1)).toBe("deliver e1");
    expect(courier.shown()).toEqual(["e1: answered", "e2: answered"]);
  });

  it("for more than a day is given up", async () => {
    const process = startChat();
    const { service, store, log } = process;
    refuseFor(process, 30 * HOUR_MS, SELDOM);

    service.desk.accept(incomingOf());
    await service.desk.idle();

    expect(store.ledger.tally()).toEqual({ "answered/undeliverable": 1 });
    expect(log.at(-1)).toMatchObject({ msg: "An outcome cannot be delivered" });
  });

  it("a retraction for more than a day is given up, too", async () => {
    const process = startChat();
    const { service, store } = process;
    service.desk.accept(incomingOf());
    await service.desk.idle();
    refuseFor(process, 30 * HOUR_MS, SELDOM);

    service.desk.withdraw({ platform: "chat", messageId: "m-e1" });
    await service.desk.idle();

    expect(store.inbox.read(1)).toBeUndefined();
  });
});

describe("a place that is gone", () => {
  it.each(["announce", "deliver"] as const)(
    "at %s ends the question as undeliverable",
    async (step) => {
      const { service, courier, store, log } = startChat();
      courier.intercept("before", step, () => {
        throw new UndeliverableError("channel was deleted");
      });

      service.desk.accept(incomingOf());
      await service.desk.idle();

      expect(store.ledger.tally()).toEqual({ "answered/undeliverable": 1 });
      expect(courier.calls.filter((call) => call === `${step} e1`)).toHaveLength(1);
      expect(log).toEqual([expect.objectContaining({ question: 1 })]);
    },
  );

  it("deletes an undeliverable question with its message", async () => {
    const { service, courier, store } = startChat();
    courier.intercept("before", "deliver", () => {
      throw new UndeliverableError("channel was deleted");
    });
    service.desk.accept(incomingOf());
    await service.desk.idle();

    service.desk.withdraw({ platform: "chat", messageId: "m-e1" });

    expect(store.inbox.read(1)).toBeUndefined();
    expect(service.answer(incomingOf().text)).toBeUndefined();
  });

  it("does not hold up the next question", async () => {
    const { service, courier } = startChat();
    courier.intercept("before", "deliver", ({ incoming }) => {
      if (incoming.eventId === "e1") {
        throw new UndeliverableError("message was deleted");
      }
    });

    service.desk.accept(incomingOf());
    service.desk.accept(incomingOf({ eventId: "e2" }));
    await service.desk.idle();

    expect(courier.shown()).toEqual(["e1: announcement", "e2: answered"]);
  });
});

describe("a store that fails for a while", () => {
  it("does not end the work: the outcome is kept and shown later", async () => {
    const { service, courier, store, log } = startChat();
    const decide = store.inbox.decide.bind(store.inbox);
    let failures = 3;
    store.inbox.decide = (...args): boolean => {
      failures -= 1;
      if (failures >= 0) {
        throw new Error("disk is full");
      }
      return decide(...args);
    };

    service.desk.accept(incomingOf());
    await service.desk.idle();

    expect(courier.shown()).toEqual(["e1: answered"]);
    expect(log).toHaveLength(3);
  });

  it("is read again when its list of questions could not be", async () => {
    const { service, courier, store } = startChat();
    const unfinished = store.inbox.unfinished.bind(store.inbox);
    let failures = 1;
    store.inbox.unfinished = (...args): readonly number[] => {
      failures -= 1;
      if (failures >= 0) {
        throw new Error("busy");
      }
      return unfinished(...args);
    };

    service.desk.accept(incomingOf());
    await service.desk.idle();

    expect(courier.shown()).toEqual(["e1: answered"]);
  });
});

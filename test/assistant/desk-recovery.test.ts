import { cpSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ChatProcess } from "../helpers/chat-process.ts";
import { answerTo, incomingOf, startChatProcess } from "../helpers/chat-process.ts";
import { FakeCourier } from "../helpers/fake-courier.ts";
import { shutGate, turn } from "../helpers/gate.ts";
import { temporaryFolder } from "../helpers/index-workshop.ts";
import { seededRandom } from "../helpers/seeded-random.ts";

const MESSAGE = { platform: "chat", messageId: "m-e1" };

/** Runs a process until it is killed at a moment that `arm` sets up, or has nothing to do. */
async function killAt(
  stateDir: string,
  courier: FakeCourier,
  arm: (reach: () => void) => Parameters<typeof startChatProcess>[0]["parts"],
): Promise<void> {
  const reached = shutGate();
  let process: ChatProcess | undefined;
  const parts = arm(() => {
    process?.kill();
    reached.open();
  });
  process = startChatProcess({
    stateDir,
    couriers: { chat: courier },
    ...(parts === undefined ? {} : { parts }),
  });
  process.service.desk.accept(incomingOf());
  // A process that is started again may have nothing left to do, and then never comes to that moment.
  await Promise.race([reached.passed, process.service.desk.idle()]);
}

const KILLS: readonly {
  readonly name: string;
  readonly arm: (
    courier: FakeCourier,
    kill: () => void,
  ) => Parameters<typeof startChatProcess>[0]["parts"];
}[] = [
  {
    name: "before the announcement is sent",
    arm: (courier, kill) => {
      courier.intercept("before", "announce", kill);
      return {};
    },
  },
  {
    name: "between sending the announcement and keeping what was posted",
    arm: (courier, kill) => {
      courier.intercept("after", "announce", kill);
      return {};
    },
  },
  {
    name: "while it is answered",
    arm: (_courier, kill) => ({
      ask: async (question) => {
        await turn();
        kill();
        return { answer: answerTo(question) };
      },
    }),
  },
  {
    name: "between the answer and its delivery",
    arm: (courier, kill) => {
      courier.intercept("before", "deliver", kill);
      return {};
    },
  },
  {
    name: "between sending the outcome and the mark",
    arm: (courier, kill) => {
      courier.intercept("after", "deliver", kill);
      return {};
    },
  },
];

function disarm(courier: FakeCourier): void {
  for (const step of ["announce", "deliver", "retract"] as const) {
    courier.intercept("before", step, undefined);
    courier.intercept("after", step, undefined);
  }
}

describe("a process killed", () => {
  it.each(KILLS)("$name leaves one outcome for the next to show", async ({ arm }) => {
    const stateDir = temporaryFolder();
    const courier = new FakeCourier();
    await killAt(stateDir, courier, (kill) => arm(courier, kill));
    disarm(courier);

    const next = startChatProcess({ stateDir, couriers: { chat: courier } });
    await next.service.desk.idle();

    expect(courier.shown()).toEqual(["e1: answered"]);
    expect(next.store.ledger.tally()).toEqual({ "answered/shown": 1 });
    expect(next.service.desk.accept(incomingOf())).toEqual({ kind: "repeated", id: 1 });
  });

  it.each(KILLS)("$name twice does not lead to a second post either", async ({ arm }) => {
    const stateDir = temporaryFolder();
    const courier = new FakeCourier();
    await killAt(stateDir, courier, (kill) => arm(courier, kill));
    await killAt(stateDir, courier, (kill) => arm(courier, kill));
    disarm(courier);

    const next = startChatProcess({ stateDir, couriers: { chat: courier } });
    await next.service.desk.idle();

    expect(courier.shown()).toEqual(["e1: answered"]);
    expect(next.store.ledger.tally()).toEqual({ "answered/shown": 1 });
  });

  it("keeps an answer that was found, and does not ask again", async () => {
    const stateDir = temporaryFolder();
    const courier = new FakeCourier();
    await killAt(stateDir, courier, (kill) => {
      courier.intercept("before", "deliver", kill);
      return {};
    });
    disarm(courier);

    const next = startChatProcess({ stateDir, couriers: { chat: courier } });
    await next.service.desk.idle();

    expect(next.asked).toEqual([]);
    expect(courier.shown()).toEqual(["e1: answered"]);
  });

  it("with its machine, before the disk has the answer, has no second post of it", async () => {
    const onDisk = temporaryFolder();
    const stateDir = temporaryFolder();
    const courier = new FakeCourier();
    await killAt(stateDir, courier, (kill) => {
      courier.intercept("before", "announce", () => {
        cpSync(stateDir, onDisk, { recursive: true });
      });
      courier.intercept("after", "deliver", kill);
      return {};
    });
    disarm(courier);

    const next = startChatProcess({ stateDir: onDisk, couriers: { chat: courier } });
    await next.service.desk.idle();

    expect(next.asked).toHaveLength(1);
    expect(courier.shown()).toEqual(["e1: answered"]);
    expect(next.store.ledger.tally()).toEqual({ "answered/shown": 1 });
  });

  it.each(["before", "after"] as const)("%s a retraction goes on with it", async (moment) => {
    const stateDir = temporaryFolder();
    const courier = new FakeCourier();
    const first = startChatProcess({ stateDir, couriers: { chat: courier } });
    first.service.desk.accept(incomingOf());
    await first.service.desk.idle();
    const killed = new Promise<void>((resolve) => {
      courier.intercept(moment, "retract", () => {
        first.kill();
        resolve();
      });
    });
    first.service.desk.withdraw(MESSAGE);
    await killed;
    disarm(courier);

    const next = startChatProcess({ stateDir, couriers: { chat: courier } });
    await next.service.desk.idle();

    expect(courier.shown()).toEqual([]);
    expect(next.store.inbox.read(1)).toBeUndefined();
  });

  it("in the middle of answering an edit shows the answer to the new text", async () => {
    const stateDir = temporaryFolder();
    const courier = new FakeCourier();
    const first = startChatProcess({ stateDir, couriers: { chat: courier } });
    first.service.desk.accept(incomingOf());
    await first.service.desk.idle();
    const killed = new Promise<void>((resolve) => {
      courier.intercept("before", "deliver", () => {
        first.kill();
        resolve();
      });
    });
    first.service.desk.amend({ ...MESSAGE, text: "new" });
    await killed;
    disarm(courier);

    const next = startChatProcess({ stateDir, couriers: { chat: courier } });
    await next.service.desk.idle();

    expect(courier.posts).toEqual([
      expect.objectContaining({
        shown: expect.objectContaining({ answer: expect.objectContaining({ answerId: "new" }) }),
      }),
    ]);
    expect(next.store.ledger.tally()).toEqual({ "answered/shown": 2 });
  });
});

describe("100 events, a third of them sent twice, and 3 kills", () => {
  it.each([1, 2])("end in 100 outcomes, each shown once (seed %i)", async (seed) => {
    const random = seededRandom(seed);
    const stateDir = temporaryFolder();
    const courier = new FakeCourier();
    const events = Array.from({ length: 100 }, (_, at) =>
      incomingOf({
        eventId: `e${String(at)}`,
        conversation: `t${String(at % 17)}`,
        user: `u${String(at % 5)}`,
      }),
    );
    const sent = events.flatMap((event) => (random() < 0.3 ? [event, event] : [event]));
    const kills = [0.2, 0.5, 0.8].map((part) => Math.floor(sent.length * part));
    let process = startChatProcess({ stateDir, couriers: { chat: courier } });

    for (const [at, event] of sent.entries()) {
      process.service.desk.accept(event);
      if (random() < 0.5) {
        await turn();
      }
      if (kills.includes(at)) {
        process.kill();
        process = startChatProcess({ stateDir, couriers: { chat: courier } });
      }
    }
    await process.service.desk.idle();

    expect(courier.shown().toSorted()).toEqual(
      events.map(({ eventId }) => `${eventId}: answered`).toSorted(),
    );
    expect(process.store.ledger.tally()).toEqual({ "answered/shown": 100 });
    expect(process.store.inbox.countOpen()).toBe(0);
  });
});

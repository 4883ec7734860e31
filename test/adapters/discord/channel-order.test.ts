import { describe, expect, it } from "vitest";
import type { Address } from "../../../adapters/discord/address.ts";
import { ChannelOrder, sharedChannelOf } from "../../../adapters/discord/channel-order.ts";

/** Takes turns and tells in which order they came. */
function takeTurns(order: ChannelOrder, questions: readonly number[]): readonly number[] {
  const came: number[] = [];
  for (const question of questions) {
    void order.turn("c", question).then(() => came.push(question));
  }
  return came;
}

async function settle(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}

describe("ChannelOrder", () => {
  it("lets each wait for those that were asked before it, in one channel", async () => {
    const order = new ChannelOrder();
    for (const question of [1, 2, 3]) {
      order.enter("c", question);
    }
    order.enter("other", 0);

    const came = takeTurns(order, [3, 2, 1]);
    await settle();
    expect(came).toEqual([1]);
    order.leave("c", 1);
    await settle();
    expect(came).toEqual([1, 2]);
    order.leave("c", 2);
    await settle();

    expect(came).toEqual([1, 2, 3]);
  });

  it("lets nobody wait for one that left before, or for one that comes after", async () => {
    const order = new ChannelOrder();
    order.enter("c", 1);
    order.enter("c", 2);
    order.enter("c", 2);
    order.leave("c", 1);
    order.leave("c", 9);

    await expect(order.turn("c", 2)).resolves.toBeUndefined();
  });

  it("passes one that hangs", async () => {
    const order = new ChannelOrder(1);
    order.enter("c", 1);

    await expect(order.turn("c", 2)).resolves.toBeUndefined();
  });
});

const interaction: Address = {
  kind: "interaction",
  id: "1",
  token: "t",
  channel: "c",
  mayPost: true,
  isDirect: false,
  language: "fr",
};
const message: Address = {
  kind: "message",
  channel: "c",
  message: "1",
  thread: null,
  hasHint: false,
  language: "fr",
};

describe("sharedChannelOf", () => {
  it.each([
    { name: "a command", address: interaction, visibility: "public", channel: "c" },
    { name: "a private command", address: interaction, visibility: "private", channel: null },
    { name: "a message", address: message, visibility: "public", channel: "c" },
    {
      name: "a message that begins a thread of its own",
      address: { ...message, thread: "Nimbus" },
      visibility: "public",
      channel: null,
    },
  ] as const)("$name: $channel", ({ address, visibility, channel }) => {
    expect(sharedChannelOf(address, visibility)).toBe(channel);
  });
});

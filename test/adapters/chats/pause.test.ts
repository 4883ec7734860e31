import { describe, expect, it } from "vitest";
import { pause, settlesWithin, untilAborted } from "../../../adapters/chats/pause.ts";

const LONG_MS = 600_000;

describe("waiting", () => {
  it.each([
    { name: "a pause", wait: async (signal: AbortSignal) => pause(LONG_MS, signal) },
    { name: "waiting for the end", wait: untilAborted },
  ])("ends $name when it is told to, and does not begin after that", async ({ wait }) => {
    const controller = new AbortController();
    const waiting = wait(controller.signal);

    controller.abort();
    await waiting;

    expect(await wait(controller.signal)).toBeUndefined();
  });

  it("ends a pause when its time is over", async () => {
    expect(await pause(1, new AbortController().signal)).toBeUndefined();
  });

  it("tells work that settles in time from work that does not", async () => {
    expect(await settlesWithin(Promise.resolve("done"), LONG_MS)).toBe(true);
    expect(await settlesWithin(new Promise(() => undefined), 1)).toBe(false);
    await expect(settlesWithin(Promise.reject(new Error("broken")), LONG_MS)).rejects.toThrow(
      "broken",
    );
  });
});

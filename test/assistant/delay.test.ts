import { describe, expect, it } from "vitest";
import { systemDelay } from "../../src/assistant/delay.ts";

const DAY_MS = 24 * 60 * 60_000;

describe("systemDelay", () => {
  it("resolves after its time", async () => {
    await expect(systemDelay(1, new AbortController().signal)).resolves.toBeUndefined();
  });

  it("resolves at once when it is aborted, before or meanwhile", async () => {
    const controller = new AbortController();

    const meanwhile = systemDelay(DAY_MS, controller.signal);
    controller.abort();

    await expect(meanwhile).resolves.toBeUndefined();
    await expect(systemDelay(DAY_MS, controller.signal)).resolves.toBeUndefined();
  });
});

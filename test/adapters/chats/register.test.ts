import { describe, expect, it } from "vitest";
import type { ChatPlatform } from "../../../adapters/chats/chat-adapter.ts";
import { runRegister } from "../../../adapters/chats/register.ts";
import { BotError } from "../../../src/errors.ts";
import { testContext } from "../../helpers/terminal.ts";

function platform(name: string, fields: Partial<ChatPlatform> = {}): ChatPlatform {
  return {
    name,
    howTo: `${name}: SET_${name}`,
    isConfigured: () => true,
    load: async () => {
      throw new Error("was not to be loaded");
    },
    ...fields,
  };
}

describe("souverain register", () => {
  it("tells the platforms that are set up and must be told, and says what changed", async () => {
    const context = testContext();
    const code = await runRegister(context, [
      platform("A"),
      platform("B", { register: async () => "9 commands" }),
      platform("C", { register: async () => "nothing", isConfigured: () => false }),
    ]);

    expect(code).toBe(0);
    expect(context.streams.stdout.text).toBe("B: 9 commands\n");
  });

  it("says what to set when there is none", async () => {
    const platforms = [
      platform("A"),
      platform("B", { register: async () => "", isConfigured: () => false }),
    ];

    await expect(runRegister(testContext(), platforms)).rejects.toThrow(
      /is set up[\s\S]*B: SET_B$/u,
    );
  });

  it("passes on what a platform refuses", async () => {
    const refusal = new BotError("PLATFORM_REFUSED", "wrong token");
    const register = async (): Promise<string> => Promise.reject(refusal);

    await expect(runRegister(testContext(), [platform("A", { register })])).rejects.toBe(refusal);
  });
});

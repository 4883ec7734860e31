import { afterAll, beforeAll } from "vitest";
import { openRealAssistant, type RealAssistant } from "../real-assistant.ts";
import { realDecisions } from "../real-decisions.ts";
import type { Message } from "./entities.ts";
import { openScene, type Scene } from "./scene.ts";
import type { Interaction } from "./world.ts";

const TODAY = new Date("2026-11-23T12:00:00.000Z");

/** Opens the real base for the tests of a file; each scene is a bot of its own over it, on 23 November 2026. */
export function useRealScenes(): () => Promise<Scene> {
  let real: RealAssistant | undefined;
  beforeAll(async () => {
    real = await openRealAssistant();
  });
  afterAll(() => {
    real?.close();
  });
  return async () => {
    if (real === undefined) {
      throw new Error("a scene is opened before the tests begin");
    }
    return openScene({ parts: realDecisions(real), now: () => TODAY });
  };
}

/** A command of the scene's asker. */
export function use(
  scene: Scene,
  name: string,
  options: Readonly<Record<string, string | boolean>> = {},
): Interaction {
  return scene.people.command(scene.asker, name, { options });
}

/** The messages that only the asker sees, oldest first. */
export function privately({ discord, asker }: Scene): readonly Message[] {
  return discord.world.messages.filter(({ seenBy }) => seenBy === asker.id);
}

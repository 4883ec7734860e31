import { DEFAULT_SETTINGS } from "../../../src/assistant/settings.ts";
import { openScene, type Scene, type SceneOptions } from "./scene.ts";

/** A scene in which the asker, and whoever has the admin's role, are admins. */
export async function openAdminScene(options: SceneOptions = {}): Promise<Scene> {
  const users: string[] = [];
  const groups: string[] = [];
  const admins = { users, groups };
  const scene = await openScene({
    assistant: { permissions: { ...DEFAULT_SETTINGS.permissions, admins } },
    ...options,
  });
  users.push(`discord:${scene.asker.id}`);
  groups.push(`discord:${scene.discord.world.adminRole}`);
  return scene;
}

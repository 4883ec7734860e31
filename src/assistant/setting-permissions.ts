import type { Admission, Permissions, Requester } from "./permissions.ts";
import type { PermissionSettings } from "./settings.ts";

/** {@link Permissions} as the settings grant them. */
export class SettingPermissions implements Permissions {
  readonly #settings: PermissionSettings;
  readonly #own = new Map<string, Set<string>>();

  constructor(settings: PermissionSettings) {
    this.#settings = settings;
  }

  allow(platform: string, workspace: string): void {
    const own = this.#own.get(platform) ?? new Set();
    this.#own.set(platform, own.add(workspace));
  }

  admit({ platform, workspace, isGuest }: Requester): Admission {
    if (workspace !== null && !this.#isKnown(platform, workspace)) {
      return { kind: "unknown-workspace" };
    }
    return isGuest && this.#settings.guests === "refuse" ? { kind: "guest" } : { kind: "admitted" };
  }

  isAdmin({ platform, user, groups }: Requester): boolean {
    const { admins } = this.#settings;
    return (
      admins.users.includes(`${platform}:${user}`) ||
      groups.some((group) => admins.groups.includes(`${platform}:${group}`))
    );
  }

  #isKnown(platform: string, workspace: string): boolean {
    const own = this.#own.get(platform);
    const named = this.#settings.workspaces.filter((each) => each.startsWith(`${platform}:`));
    // A platform that tells of no workspace of its own is open until a setting names some.
    const isOpen = own === undefined && named.length === 0;
    return isOpen || own?.has(workspace) === true || named.includes(`${platform}:${workspace}`);
  }
}

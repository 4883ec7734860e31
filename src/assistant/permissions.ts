/** Who asks, as far as the platform tells. */
export interface Requester {
  readonly platform: string;
  /** Team or server of the place where it is asked; `null` for a direct conversation outside of any. */
  readonly workspace: string | null;
  readonly user: string;
  /** Whether they belong to another workspace, as a guest of a shared channel. */
  readonly isGuest: boolean;
  /** Groups or roles that they belong to, where known. */
  readonly groups: readonly string[];
}

export type Admission =
  | { readonly kind: "admitted" }
  /** Nobody there knows the bot: stay silent. */
  | { readonly kind: "unknown-workspace" }
  /** Tell them, privately, that guests are not answered here. */
  | { readonly kind: "guest" };

/** Who may ask, and who may administer. */
export interface Permissions {
  /**
   * Names a workspace that the adapter's own credentials belong to. Counts only while the settings name
   * none; until the first of a platform is named, every workspace of that platform is known.
   */
  allow(platform: string, workspace: string): void;
  /** A direct conversation outside of any workspace is admitted. */
  admit(requester: Requester): Admission;
  isAdmin(requester: Requester): boolean;
}

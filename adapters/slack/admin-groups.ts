import type { webApi } from "@slack/bolt";
import type { Deadline } from "./deadline.ts";
import { slackFault } from "./fault.ts";
import type { Troubles } from "./troubles.ts";

const KEPT_MS = 5 * 60_000;

export interface AdminGroupParts {
  readonly client: webApi.WebClient;
  /** Ids of the user groups whose members may administer. */
  readonly groups: readonly string[];
  readonly deadline: Deadline;
  readonly troubles: Troubles;
  readonly now: () => Date;
}

interface Members {
  readonly users: ReadonlySet<string>;
  readonly until: number;
}

const NOBODY: ReadonlySet<string> = new Set();

/** Who is in the user groups that may administer; looked up again after five minutes. */
export class AdminGroups {
  readonly #parts: AdminGroupParts;
  readonly #kept = new Map<string, Members>();

  constructor(parts: AdminGroupParts) {
    this.#parts = parts;
  }

  /** The groups that this person is in; none when Slack does not tell: rights are never guessed. */
  async of(user: string): Promise<readonly string[]> {
    const members = await Promise.all(
      this.#parts.groups.map(async (group) => ({ group, users: await this.#members(group) })),
    );
    return members.filter(({ users }) => users.has(user)).map(({ group }) => group);
  }

  async #members(group: string): Promise<ReadonlySet<string>> {
    const kept = this.#kept.get(group);
    if (kept !== undefined && kept.until > this.#parts.now().getTime()) {
      return kept.users;
    }
    return this.#parts.deadline.within(this.#ask(group), NOBODY);
  }

  async #ask(group: string): Promise<ReadonlySet<string>> {
    try {
      const { users = [] } = await this.#parts.client.usergroups.users.list({ usergroup: group });
      const members = new Set(users);
      this.#kept.set(group, { users: members, until: this.#parts.now().getTime() + KEPT_MS });
      return members;
    } catch (error) {
      this.#parts.troubles.report("usergroups.users.list", slackFault(error));
      return NOBODY;
    }
  }
}

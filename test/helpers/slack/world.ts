/** A message as the loopback keeps it. */
export interface StoredMessage {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | null;
  readonly user: string;
  readonly isBot: boolean;
  text: string;
  blocks: readonly unknown[];
  metadata: { readonly event_type: string; readonly event_payload: Record<string, unknown> } | null;
  /** How often it was changed. */
  edits: number;
  isDeleted: boolean;
  /** Left out for messages that came whole. */
  streamingState?: "in_progress" | "completed";
}

/** A message that only one person sees. */
export interface PrivateMessage {
  readonly channel: string;
  readonly user: string;
  readonly threadTs: string | null;
  text: string;
  blocks: readonly unknown[];
  /** `command`: reply to a slash command, `response-url`, or `method` (chat.postEphemeral). */
  readonly by: "command" | "method" | "response-url";
  isDeleted: boolean;
}

export interface WorldUser {
  readonly id: string;
  readonly team: string;
  readonly locale: string;
  readonly isBot: boolean;
}

export interface WorldChannel {
  readonly id: string;
  readonly kind: "channel" | "group" | "im" | "mpim";
  isGone: boolean;
  isArchived: boolean;
}

export interface OpenedView {
  readonly id: string;
  readonly user: string;
  readonly view: Record<string, unknown>;
}

/** A file that the app uploaded; `content` and `channel` are `null` until they are known. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  /** Bytes, as announced. */
  readonly length: number;
  content: string | null;
  channel: string | null;
}

/** A call that the app made, as it arrived. */
export interface Call {
  readonly method: string;
  readonly args: Record<string, unknown>;
}

export const TEAM = "T0HOME000";
export const BOT_USER = "U0BOT0000";
export const BOT_ID = "B0BOT0000";
export const APP_ID = "A0APP0000";
const EPOCH_S = 1_795_000_000;

/** State of the loopback workspace; everything that changes it wakes those who wait for it. */
export class World {
  readonly channels = new Map<string, WorldChannel>();
  readonly users = new Map<string, WorldUser>();
  readonly groups = new Map<string, readonly string[]>();
  readonly messages: StoredMessage[] = [];
  readonly privateMessages: PrivateMessage[] = [];
  readonly modals: OpenedView[] = [];
  readonly homes = new Map<string, Record<string, unknown>>();
  readonly statuses: { channel: string; threadTs: string; status: string }[] = [];
  readonly titles: { channel: string; threadTs: string; title: string }[] = [];
  readonly prompts: { channel: string; prompts: readonly unknown[] }[] = [];
  readonly files: StoredFile[] = [];
  readonly calls: Call[] = [];
  readonly violations: string[] = [];
  readonly #waiting = new Set<() => void>();
  #clock = 0;
  #serial = 0;

  constructor() {
    this.addUser("U0ALICE00", { locale: "en-US" });
    this.addUser("U0BRUNO00", { locale: "fr-FR" });
    this.addUser("U0ADMIN00", { locale: "en-US" });
    this.addUser("U0GUEST00", { team: "T0OTHER00" });
    this.users.set(BOT_USER, { id: BOT_USER, team: TEAM, locale: "en-US", isBot: true });
    this.addChannel("C0GENERAL", "channel");
    this.addChannel("G0PRIVATE", "group");
    this.addChannel("D0ALICE00", "im");
    this.addChannel("D0BRUNO00", "im");
    this.addChannel("D0ADMIN00", "im");
  }

  addUser(id: string, fields: { locale?: string; team?: string } = {}): void {
    this.users.set(id, {
      id,
      team: fields.team ?? TEAM,
      locale: fields.locale ?? "en-US",
      isBot: false,
    });
  }

  addChannel(id: string, kind: WorldChannel["kind"]): void {
    this.channels.set(id, { id, kind, isGone: false, isArchived: false });
  }

  /** @returns Id of a file that was announced. */
  addFile(name: string, length: number): string {
    const id = this.nextId("F0");
    this.files.push({ id, name, length, content: null, channel: null });
    return id;
  }

  /** The next timestamp: later than every one before. */
  nextTs(): string {
    this.#clock += 1;
    return `${EPOCH_S + Math.floor(this.#clock / 100)}.${String(this.#clock).padStart(6, "0")}`;
  }

  /** A new id such as "Ev000001". */
  nextId(prefix: string): string {
    this.#serial += 1;
    return `${prefix}${String(this.#serial).padStart(6, "0")}`;
  }

  find(channel: string, ts: string): StoredMessage | undefined {
    return this.messages.find((each) => each.channel === channel && each.ts === ts);
  }

  /** Messages of a thread that are not deleted, its root first. */
  thread(channel: string, root: string): readonly StoredMessage[] {
    return this.messages.filter(
      (each) =>
        each.channel === channel && !each.isDeleted && (each.ts === root || each.threadTs === root),
    );
  }

  /** What the app posted and did not delete, in a thread or everywhere. */
  posts(channel?: string, root?: string): readonly StoredMessage[] {
    return this.messages.filter(
      (each) =>
        each.isBot &&
        !each.isDeleted &&
        (channel === undefined || each.channel === channel) &&
        (root === undefined || each.threadTs === root),
    );
  }

  callsOf(method: string): readonly Call[] {
    return this.calls.filter((call) => call.method === method);
  }

  /** Wakes those who wait. */
  changed(): void {
    for (const wake of this.#waiting) {
      wake();
    }
  }

  /**
   * Resolves with what `find` gives as soon as it gives something other than `undefined` or `false`;
   * waits for changes, never for a time.
   */
  async until<T>(find: () => T | undefined | false): Promise<T> {
    const now = find();
    if (now !== undefined && now !== false) {
      return now;
    }
    return new Promise((resolve, reject) => {
      const wake = (): void => {
        try {
          const found = find();
          if (found !== undefined && found !== false) {
            this.#waiting.delete(wake);
            resolve(found);
          }
        } catch (error) {
          this.#waiting.delete(wake);
          reject(error);
        }
      };
      this.#waiting.add(wake);
    });
  }
}

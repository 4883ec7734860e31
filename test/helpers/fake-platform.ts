import { EventEmitter, once } from "node:events";
import type { ChatAdapterParts, ChatPlatform, Health } from "../../adapters/chats/chat-adapter.ts";
import type { ChatService } from "../../src/assistant/chat-service.ts";
import type { AcceptedQuestion } from "../../src/assistant/courier.ts";
import type { Outcome } from "../../src/assistant/outcome.ts";
import type { Incoming } from "../../src/domain/incoming.ts";

export interface FakePlatformOptions {
  /** Why connecting fails, attempt by attempt; it succeeds when none is left. */
  readonly failures?: readonly Error[];
  /** Called before an outcome is delivered; it may take its time. */
  readonly onDeliver?: (question: AcceptedQuestion) => Promise<void>;
  /** Called when the adapter stops; it may take its time, or throw. */
  readonly onStop?: () => Promise<void>;
  readonly isConfigured?: boolean;
}

export interface Delivery {
  readonly text: string;
  readonly outcome: Outcome;
}

/** A chat platform in memory: what is asked on it comes back as deliveries. */
export class FakePlatform implements ChatPlatform {
  readonly name: string;
  readonly howTo: string;
  readonly deliveries: Delivery[] = [];
  /** Attempts to connect, and times it was stopped. */
  readonly counts = { started: 0, stopped: 0 };
  readonly #options: FakePlatformOptions;
  readonly #events = new EventEmitter();
  #parts: ChatAdapterParts | undefined;

  constructor(name: string, options: FakePlatformOptions = {}) {
    this.name = name;
    this.howTo = `${name.toUpperCase()}_TOKEN sets up ${name}`;
    this.#options = options;
  }

  get isConfigured(): ChatPlatform["isConfigured"] {
    return () => this.#options.isConfigured ?? true;
  }

  get load(): ChatPlatform["load"] {
    return async (parts) => {
      this.#parts = parts;
      const failures = [...(this.#options.failures ?? [])];
      return {
        start: async () => this.#connect(failures.shift()),
        stop: async () => {
          this.counts.stopped += 1;
          await this.#options.onStop?.();
        },
      };
    };
  }

  get service(): ChatService {
    return this.#loaded().service;
  }

  health(): Health {
    return this.#loaded().health();
  }

  /** Waits until it is connected. */
  async ready(): Promise<void> {
    if (this.counts.started === 0 || this.#parts === undefined) {
      await once(this.#events, "ready");
    }
  }

  /** Somebody asks, each in a conversation of their own unless told otherwise. */
  ask(text: string, fields: Partial<Incoming> = {}): void {
    this.service.desk.accept({
      platform: this.name,
      workspace: "w",
      channel: "c",
      conversation: text,
      user: text,
      eventId: text,
      messageId: null,
      text,
      locale: "fr",
      visibility: "public",
      address: null,
      ...fields,
    });
  }

  /** Waits until so many outcomes were delivered in all. */
  async delivered(count: number): Promise<readonly Delivery[]> {
    while (this.deliveries.length < count) {
      // oxlint-disable-next-line no-await-in-loop -- looks again after each delivery
      await once(this.#events, "delivered");
    }
    return this.deliveries;
  }

  #loaded(): ChatAdapterParts {
    if (this.#parts === undefined) {
      throw new Error(`${this.name} is not loaded`);
    }
    return this.#parts;
  }

  #connect(failure: Error | undefined): string {
    this.counts.started += 1;
    if (failure !== undefined) {
      throw failure;
    }
    this.service.desk.register(this.name, {
      announce: async () => null,
      deliver: async (question, outcome) => {
        await this.#options.onDeliver?.(question);
        this.deliveries.push({ text: question.incoming.text, outcome });
        this.#events.emit("delivered");
        return null;
      },
      retract: async () => undefined,
    });
    this.#events.emit("ready");
    return `the bot of ${this.name}`;
  }
}

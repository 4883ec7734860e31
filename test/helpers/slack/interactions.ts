import {
  command,
  interaction,
  interactiveElements,
  messageFields,
  type Scene,
} from "./payloads.ts";
import type { Delivery, Envelope } from "./socket-server.ts";
import { type PrivateMessage, type StoredMessage, TEAM, type World } from "./world.ts";

export interface InteractionParts {
  readonly world: World;
  readonly deliver: (envelope: Envelope) => Promise<Delivery>;
  readonly responseUrl: (target: {
    channel: string;
    user: string;
    shown?: PrivateMessage;
  }) => string;
}

/** Commands, shortcuts, clicks and modals; each resolves when the app has acknowledged, or has not. */
export class Interactions {
  protected readonly world: World;
  readonly #parts: InteractionParts;

  constructor(parts: InteractionParts) {
    this.world = parts.world;
    this.#parts = parts;
  }

  protected async deliver(envelope: Envelope): Promise<Delivery> {
    return this.#parts.deliver(envelope);
  }

  #scene(user: string, channel?: string, shown?: PrivateMessage): Scene {
    return {
      user,
      ...(channel === undefined ? {} : { channel }),
      triggerId: `${user}.${this.world.nextId("T")}`,
      responseUrl: this.#parts.responseUrl({
        channel: channel ?? "",
        user,
        ...(shown === undefined ? {} : { shown }),
      }),
    };
  }

  /** `/souverain TEXT`; a text in the acknowledgement is shown to the person alone. */
  async slash(
    text: string,
    { user = "U0ALICE00", channel = "C0GENERAL" }: { user?: string; channel?: string } = {},
  ): Promise<Delivery> {
    const shown: PrivateMessage = {
      channel,
      user,
      threadTs: null,
      text: "",
      blocks: [],
      by: "command",
      isDeleted: true,
    };
    const scene = this.#scene(user, channel, shown);
    const delivery = await this.#parts.deliver({
      type: "slash_commands",
      payload: command(scene, text),
    });
    const { payload } = delivery;
    if (typeof payload === "object" && payload !== null && "text" in payload) {
      shown.text = String(payload.text);
      shown.blocks = "blocks" in payload && Array.isArray(payload.blocks) ? payload.blocks : [];
      shown.isDeleted = false;
      this.world.privateMessages.push(shown);
      this.world.changed();
    }
    return delivery;
  }

  /** Chooses a message shortcut on somebody's message. */
  async shortcut(
    callbackId: string,
    message: StoredMessage,
    user = "U0ALICE00",
  ): Promise<Delivery> {
    const scene = this.#scene(user, message.channel);
    const payload = interaction(this.world, "message_action", {
      scene,
      callback_id: callbackId,
      action_ts: this.world.nextTs(),
      message_ts: message.ts,
      message: messageFields(this.world, message),
    });
    return this.#parts.deliver({ type: "interactive", payload });
  }

  /**
   * Clicks the element of a message whose action_id is, or begins with, `action`.
   *
   * @throws {Error} when there is no such element: nobody could click it.
   */
  async click(
    on: StoredMessage | PrivateMessage,
    action: string,
    options: { readonly user?: string; readonly value?: string } = {},
  ): Promise<Delivery> {
    const found = interactiveElements(on.blocks).find(({ element }) =>
      String(element["action_id"]).startsWith(action),
    );
    if (found === undefined) {
      throw new Error(`No element with action_id ${action} to click`);
    }
    const { user = "U0ALICE00" } = options;
    const isPrivate = !("ts" in on);
    const scene = this.#scene(user, on.channel, isPrivate ? on : undefined);
    const ts = isPrivate ? this.world.nextTs() : on.ts;
    return this.#act(found, {
      scene,
      value: options.value,
      fields: {
        container: {
          type: "message",
          message_ts: ts,
          channel_id: on.channel,
          is_ephemeral: isPrivate,
          ...(on.threadTs === null ? {} : { thread_ts: on.threadTs }),
        },
        ...(isPrivate ? {} : { message: messageFields(this.world, on) }),
      },
    });
  }

  /** Clicks an element of a person's home tab. */
  async clickHome(user: string, action: string): Promise<Delivery> {
    const view = this.world.homes.get(user);
    const found = interactiveElements(view).find(({ element }) =>
      String(element["action_id"]).startsWith(action),
    );
    if (found === undefined) {
      throw new Error(`No element with action_id ${action} in the home tab`);
    }
    const fields = {
      container: { type: "view", view_id: "V0HOME" },
      view: { id: "V0HOME", ...view },
    };
    return this.#act(found, { scene: this.#scene(user), value: undefined, fields });
  }

  async #act(
    { element, blockId }: { readonly element: Record<string, unknown>; readonly blockId: string },
    parts: { scene: Scene; value: string | undefined; fields: Record<string, unknown> },
  ): Promise<Delivery> {
    const payload = interaction(this.world, "block_actions", {
      scene: parts.scene,
      actions: [
        {
          action_id: element["action_id"],
          block_id: blockId,
          type: element["type"],
          ...(element["type"] === "static_select"
            ? { selected_option: { value: parts.value } }
            : { value: parts.value ?? element["value"] }),
          action_ts: this.world.nextTs(),
        },
      ],
      ...parts.fields,
    });
    return this.#parts.deliver({ type: "interactive", payload });
  }

  /** Any interaction payload, for those that Slack would not send. */
  async interact(
    type: string,
    fields: Record<string, unknown>,
    user = "U0ALICE00",
  ): Promise<Delivery> {
    const scene = this.#scene(user, "C0GENERAL");
    const payload = interaction(this.world, type, { scene, ...fields });
    return this.#parts.deliver({ type: "interactive", payload });
  }

  /** Submits the modal that was opened last, with values by action_id. */
  async submitModal(values: Record<string, Record<string, unknown>>): Promise<Delivery> {
    const opened = this.world.modals.at(-1);
    if (opened === undefined) {
      throw new Error("No modal is open");
    }
    const state: Record<string, Record<string, unknown>> = {};
    for (const { element, blockId } of interactiveElements(opened.view["blocks"])) {
      const actionId = String(element["action_id"]);
      state[blockId] = {
        ...state[blockId],
        [actionId]: values[actionId] ?? {
          type: element["type"],
          value: null,
          selected_option: null,
        },
      };
    }
    const payload = interaction(this.world, "view_submission", {
      scene: this.#scene(opened.user),
      view: { id: opened.id, team_id: TEAM, ...opened.view, state: { values: state } },
    });
    return this.#parts.deliver({ type: "interactive", payload });
  }
}

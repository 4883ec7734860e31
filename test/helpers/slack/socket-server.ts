import type { Server } from "node:http";
import { WebSocket, WebSocketServer } from "ws";
import type { World } from "./world.ts";

/** What became of one envelope. */
export interface Delivery {
  readonly isAcknowledged: boolean;
  /** What was sent with the acknowledgement. */
  readonly payload: unknown;
}

export interface Envelope {
  readonly type: "events_api" | "interactive" | "slash_commands";
  readonly payload: unknown;
  readonly retry?: { readonly attempt: number; readonly reason: string };
}

interface Pending {
  readonly socket: WebSocket;
  readonly settle: (delivery: Delivery) => void;
}

/** Socket Mode: hello, envelopes, acknowledgements, disconnects, several connections. */
export class SocketServer {
  readonly #world: World;
  readonly #server: WebSocketServer;
  readonly #open = new Set<WebSocket>();
  readonly #pending = new Map<string, Pending>();
  /** Connections that were ever made. */
  connections = 0;
  /** Whether a new connection is greeted; without a greeting the client is not connected. */
  isGreeting = true;

  constructor(http: Server, world: World) {
    this.#world = world;
    this.#server = new WebSocketServer({ server: http, path: "/socket" });
    this.#server.on("connection", (socket) => this.#accept(socket));
  }

  #accept(socket: WebSocket): void {
    this.connections += 1;
    this.#open.add(socket);
    socket.on("message", (data) => {
      this.#receive(Buffer.isBuffer(data) ? data.toString("utf8") : "{}");
    });
    socket.on("close", () => this.#forget(socket));
    socket.on("error", () => {});
    if (this.isGreeting) {
      socket.send(
        JSON.stringify({ type: "hello", num_connections: this.#open.size, connection_info: {} }),
      );
    }
    this.#world.changed();
  }

  #forget(socket: WebSocket): void {
    this.#open.delete(socket);
    for (const [id, pending] of this.#pending) {
      if (pending.socket === socket) {
        this.#pending.delete(id);
        pending.settle({ isAcknowledged: false, payload: undefined });
      }
    }
    this.#world.changed();
  }

  #receive(data: string): void {
    const message: unknown = JSON.parse(data);
    if (typeof message !== "object" || message === null || !("envelope_id" in message)) {
      return;
    }
    const pending = this.#pending.get(String(message.envelope_id));
    this.#pending.delete(String(message.envelope_id));
    pending?.settle({
      isAcknowledged: true,
      payload: "payload" in message ? message.payload : undefined,
    });
    this.#world.changed();
  }

  get connected(): number {
    return this.#open.size;
  }

  /** Envelopes that nobody acknowledged yet. */
  get unacknowledged(): number {
    return this.#pending.size;
  }

  /**
   * Sends an envelope over one connection. Resolves when it is acknowledged, when `withhold` is called,
   * or when the connection goes.
   */
  async deliver(envelope: Envelope): Promise<Delivery> {
    const [socket] = [...this.#open].filter((each) => each.readyState === WebSocket.OPEN);
    if (socket === undefined) {
      return { isAcknowledged: false, payload: undefined };
    }
    const id = this.#world.nextId("E");
    const sent = new Promise<Delivery>((settle) => {
      this.#pending.set(id, { socket, settle });
    });
    socket.send(
      JSON.stringify({
        envelope_id: id,
        type: envelope.type,
        payload: envelope.payload,
        accepts_response_payload: envelope.type !== "events_api",
        ...(envelope.retry === undefined
          ? {}
          : { retry_attempt: envelope.retry.attempt, retry_reason: envelope.retry.reason }),
      }),
    );
    return sent;
  }

  /** Gives up waiting for acknowledgements: what Slack does after three seconds. */
  timeOut(): void {
    for (const [id, pending] of this.#pending) {
      this.#pending.delete(id);
      pending.settle({ isAcknowledged: false, payload: undefined });
    }
  }

  /** Sends text as it is, such as a malformed envelope. */
  sendRaw(text: string): void {
    for (const socket of this.#open) {
      socket.send(text);
    }
  }

  /** Asks the clients to reconnect, as Slack does before it recycles a connection. */
  disconnect(reason: "warning" | "refresh_requested" | "link_disabled"): void {
    this.sendRaw(JSON.stringify({ type: "disconnect", reason, debug_info: {} }));
  }

  /** Cuts all connections without a word. */
  cut(): void {
    for (const socket of this.#open) {
      socket.terminate();
    }
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
  }
}

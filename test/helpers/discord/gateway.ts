import type { IncomingMessage, Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import type { JsonObject } from "./entities.ts";

/** Numbers of Discord's documentation ("Gateway Opcodes", "Gateway Intents"). */
const OP = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  resume: 6,
  reconnect: 7,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const;
export const INTENT = {
  guilds: 1 << 0,
  guildMembers: 1 << 1,
  guildPresences: 1 << 8,
  guildMessages: 1 << 9,
  directMessages: 1 << 12,
  messageContent: 1 << 15,
} as const;
const PRIVILEGED = INTENT.guildMembers | INTENT.guildPresences | INTENT.messageContent;
const CLOSE = { unknown: 4000, wrongToken: 4004, disallowedIntents: 4014 } as const;

const Received = z.discriminatedUnion("op", [
  z.object({ op: z.literal(OP.heartbeat), d: z.int().nullable() }),
  z.object({
    op: z.literal(OP.identify),
    d: z.object({ token: z.string(), intents: z.int(), properties: z.object({}) }),
  }),
  z.object({
    op: z.literal(OP.resume),
    d: z.object({ token: z.string(), session_id: z.string(), seq: z.int() }),
  }),
  z.object({ op: z.literal(3), d: z.unknown() }),
]);

/** A bot's session; outlives its connections, so that it can be resumed. */
interface Session {
  readonly id: string;
  readonly intents: number;
  readonly sent: { readonly sequence: number; readonly event: string; readonly data: JsonObject }[];
  socket: WebSocket | null;
}

export interface GatewayOptions {
  readonly token: string;
  /** Privileged intents that the bot's owner switched on. */
  readonly grantedIntents: number;
  /** First events of a session: READY and what follows. */
  readonly greeting: (sessionId: string) => readonly (readonly [event: string, data: JsonObject])[];
  readonly onChange: () => void;
}

/** The gateway of the loopback Discord: sessions, heartbeats, resuming, and every way to break off. */
export class Gateway {
  /** How often a bot is to send a heartbeat. */
  heartbeatMs = 45_000;
  /** Whether heartbeats are answered. */
  acknowledges = true;
  readonly identifies: { readonly intents: number }[] = [];
  resumes = 0;
  readonly #options: GatewayOptions;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #sessions = new Map<string, Session>();
  readonly #sockets = new Set<WebSocket>();

  constructor(options: GatewayOptions) {
    this.#options = options;
    this.#server.on("connection", (socket) => {
      this.#greet(socket);
    });
  }

  attach(http: Server): void {
    http.on("upgrade", (request: IncomingMessage, socket, head) => {
      this.#server.handleUpgrade(request, socket, head, (upgraded) => {
        this.#server.emit("connection", upgraded, request);
      });
    });
  }

  /** Sessions with an open connection. */
  get connected(): number {
    return [...this.#sessions.values()].filter(({ socket }) => socket !== null).length;
  }

  /** Sends an event to every session, also to those that are to resume. */
  dispatch(event: string, dataFor: (intents: number) => JsonObject | undefined): void {
    for (const session of this.#sessions.values()) {
      const data = dataFor(session.intents);
      if (data !== undefined) {
        this.#send(session, event, data);
      }
    }
  }

  /** Breaks every connection off without a word. */
  drop(): void {
    for (const socket of this.#sockets) {
      socket.terminate();
    }
  }

  /** Asks every bot to connect again and to resume. */
  askToReconnect(): void {
    this.#tell({ op: OP.reconnect, d: null });
  }

  /** Declares every session void. */
  invalidate(): void {
    this.#sessions.clear();
    this.#tell({ op: OP.invalidSession, d: false });
  }

  /** The owner of the bot made a new token: sessions with the old one end, and none begins. */
  isTokenRevoked = false;

  revokeToken(): void {
    this.isTokenRevoked = true;
    this.#sessions.clear();
    for (const socket of this.#sockets) {
      socket.close(CLOSE.wrongToken, "Authentication failed.");
    }
  }

  /** Forgets sessions without a connection: a killed process never resumes. */
  forgetLost(): void {
    for (const [id, { socket }] of this.#sessions) {
      if (socket === null) {
        this.#sessions.delete(id);
      }
    }
  }

  close(): void {
    this.drop();
    this.#server.close();
  }

  #tell(payload: JsonObject): void {
    for (const socket of this.#sockets) {
      socket.send(JSON.stringify(payload));
    }
  }

  #greet(socket: WebSocket): void {
    this.#sockets.add(socket);
    socket.on("close", () => {
      this.#sockets.delete(socket);
      for (const session of this.#sessions.values()) {
        session.socket = session.socket === socket ? null : session.socket;
      }
      this.#options.onChange();
    });
    socket.on("message", (raw: Buffer) => {
      this.#receive(socket, raw.toString());
    });
    socket.send(JSON.stringify({ op: OP.hello, d: { heartbeat_interval: this.heartbeatMs } }));
  }

  #receive(socket: WebSocket, raw: string): void {
    const payload = Received.parse(JSON.parse(raw));
    switch (payload.op) {
      case OP.heartbeat:
        if (this.acknowledges) {
          socket.send(JSON.stringify({ op: OP.heartbeatAck }));
        }
        break;
      case OP.identify:
        this.#identify(socket, payload.d);
        break;
      case OP.resume:
        this.#resume(socket, payload.d);
        break;
      case 3:
        break;
    }
    this.#options.onChange();
  }

  #identify(socket: WebSocket, { token, intents }: { token: string; intents: number }): void {
    this.identifies.push({ intents });
    if (token !== this.#options.token || this.isTokenRevoked) {
      socket.close(CLOSE.wrongToken, "Authentication failed.");
      return;
    }
    if ((intents & PRIVILEGED & ~this.#options.grantedIntents) !== 0) {
      socket.close(CLOSE.disallowedIntents, "Disallowed intent(s).");
      return;
    }
    const id = `session-${String(this.identifies.length)}`;
    const session: Session = { id, intents, sent: [], socket };
    this.#sessions.set(id, session);
    for (const [event, data] of this.#options.greeting(id)) {
      this.#send(session, event, data);
    }
  }

  #resume(socket: WebSocket, { session_id: id, seq }: { session_id: string; seq: number }): void {
    const session = this.#sessions.get(id);
    if (session === undefined) {
      socket.send(JSON.stringify({ op: OP.invalidSession, d: false }));
      return;
    }
    this.resumes += 1;
    session.socket = socket;
    for (const { sequence, event, data } of session.sent) {
      if (sequence > seq) {
        socket.send(JSON.stringify({ op: OP.dispatch, s: sequence, t: event, d: data }));
      }
    }
    this.#send(session, "RESUMED", {});
  }

  #send(session: Session, event: string, data: JsonObject): void {
    const sequence = session.sent.length + 1;
    session.sent.push({ sequence, event, data });
    session.socket?.send(JSON.stringify({ op: OP.dispatch, s: sequence, t: event, d: data }));
  }
}

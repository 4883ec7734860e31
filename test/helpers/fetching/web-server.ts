import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { listen } from "./listen.ts";

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A site on loopback. */
export interface WebServer {
  readonly port: number;
  /** Its address, with a slash at the end. */
  readonly url: string;
  /** What was asked for, in order: method and path. */
  readonly asked: string[];
  /** Most requests that were under way at the same time. */
  readonly mostAtOnce: () => number;
  /** Connections that were made so far. */
  readonly connections: () => number;
  /** Ends every connection; resolves when the clients' ends have heard of it. */
  hangUp(): Promise<void>;
  close(): Promise<void>;
}

/** Answers by path; what has no handler is 404. A handler of `*` answers the rest. */
export async function webServer(handlers: Readonly<Record<string, Handler>>): Promise<WebServer> {
  const asked: string[] = [];
  let atOnce = 0;
  let most = 0;
  let connections = 0;
  const server = createServer((request, response) => {
    const path = (request.url ?? "").replace(/\?.*/su, "");
    asked.push(`${request.method} ${request.url}`);
    atOnce += 1;
    most = Math.max(most, atOnce);
    response.once("close", () => {
      atOnce -= 1;
    });
    const handler = handlers[path] ?? (path === "/robots.txt" ? undefined : handlers["*"]);
    if (handler === undefined) {
      response.writeHead(404).end();
    } else {
      handler(request, response);
    }
  });
  server.on("connection", () => {
    connections += 1;
  });
  const port = await listen(server, "127.0.0.1");
  return {
    port,
    url: `http://127.0.0.1:${port}/`,
    asked,
    mostAtOnce: () => most,
    connections: () => connections,
    hangUp: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        setImmediate(() => setImmediate(resolve));
      });
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

/** Sends a small page of HTML. */
export const html: Handler = (_request, response) => {
  response.writeHead(200, { "content-type": "text/html; charset=UTF-8" }).end("<p>ok</p>");
};

/** Answers with a redirect to an address. */
export const redirectTo =
  (location: string, status = 302): Handler =>
  (_request, response) => {
    response.writeHead(status, { location }).end();
  };

/** Answers with a status and no more. */
export const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Handler =>
  (_request, response) => {
    response.writeHead(code, headers).end("refused");
  };

/** Sends a text as a robots.txt. */
export const robots =
  (text: string): Handler =>
  (_request, response) => {
    response.writeHead(200, { "content-type": "text/plain" }).end(text);
  };

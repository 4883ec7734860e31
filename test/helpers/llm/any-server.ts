import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { onTestFinished } from "vitest";

/** A request as it came over the wire. */
export interface WireRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** What is sent back: a status, headers, and a body as it stands. */
export interface WireReply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface AnyServer {
  readonly url: string;
  /** In the order in which they came. */
  readonly requests: readonly WireRequest[];
  close(): void;
}

async function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" ? (address?.port ?? 0) : 0);
    });
  });
}

/** A server on loopback that answers each request as it is told. */
export async function openAnyServer(
  answer: (request: WireRequest) => WireReply,
): Promise<AnyServer> {
  const requests: WireRequest[] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.setEncoding("utf8");
    request.on("data", (piece: string) => {
      text += piece;
    });
    request.on("end", () => {
      const asked = { path: request.url ?? "", headers: request.headers, text };
      requests.push(asked);
      const { status = 200, headers = {}, body } = answer(asked);
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(body);
    });
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${String(port)}`,
    requests,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The same, gone after the test. */
export async function startAnyServer(
  answer: (request: WireRequest) => WireReply,
): Promise<AnyServer> {
  const server = await openAnyServer(answer);
  onTestFinished(() => server.close());
  return server;
}

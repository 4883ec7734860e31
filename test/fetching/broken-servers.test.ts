import { createServer, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { FetchLimits } from "../../src/fetching/fetch-limits.ts";
import type { Fetcher } from "../../src/fetching/fetch-result.ts";
import { faultOf, loopbackFetcher, read } from "../helpers/fetching/fetchers.ts";
import { listen } from "../helpers/fetching/listen.ts";

type Answer = string | ((socket: Socket) => void);

let server: Server;
let fetcher: Fetcher;
let base: string;
const sockets = new Set<Socket>();
afterEach(async () => {
  await fetcher.close();
  for (const socket of sockets) {
    socket.destroy();
  }
  sockets.clear();
  await new Promise((resolve) => {
    server.close(resolve);
  });
});

/** Answers the request for robots.txt properly, and every other with these bytes. */
async function open(answer: Answer, limits: Partial<FetchLimits>): Promise<void> {
  server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("data", (request) => {
      if (request.toString("latin1").startsWith("GET /robots.txt ")) {
        socket.write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
      } else if (typeof answer === "string") {
        socket.end(answer, "latin1");
      } else {
        answer(socket);
      }
    });
  });
  base = `127.0.0.1:${await listen(server, "127.0.0.1")}`;
  fetcher = loopbackFetcher(limits);
}

const PAGE = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";

const SWITCH: Answer = (socket) =>
  socket.write("HTTP/1.1 101 OK\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n");

/** Writes again as soon as it was sent, so that no time between two pieces is ever over. */
const again =
  (first: string, piece: string): ((socket: Socket) => void) =>
  (socket) => {
    const more = (): void => {
      if (!socket.destroyed) {
        socket.write(piece, () => setTimeout(more, 5));
      }
    };
    socket.write(first, more);
  };

describe("a server that is slow", () => {
  it.each<readonly [string, Answer, Partial<FetchLimits>]>([
    ["no header in time", () => {}, { headersMs: 60 }],
    ["half a header", (socket) => socket.write("HTTP/1.1 200"), { headersMs: 60 }],
    ["a body that stops", (socket) => socket.write(`${PAGE}\r\na`), { idleMs: 60 }],
    ["no answer at all", () => {}, { totalMs: 60 }],
    ["a body that drips", again(`${PAGE}\r\n`, "a"), { totalMs: 60 }],
    ["headers that drip", again(PAGE, "A: b\r\n"), { totalMs: 60 }],
    ["hints without end", again("", "HTTP/1.1 103 Early Hints\r\n\r\n"), { totalMs: 60 }],
  ])("is left: %s", async (_name, answer, limits) => {
    await open(answer, limits);

    const result = await read(fetcher, `http://${base}/page`);

    expect(result).toMatchObject({ fault: "too-slow", retryable: true });
  });
});

describe("a server that is broken", () => {
  it.each<readonly [string, Answer, string]>([
    ["ends", (socket) => socket.end(), "unreachable"],
    ["resets", (socket) => socket.resetAndDestroy(), "unreachable"],
    ["ends within a body", `${PAGE}Content-Length: 9\r\n\r\na`, "unreachable"],
    ["ends within a chunk", `${PAGE}Transfer-Encoding: chunked\r\n\r\n9\r\na`, "unreachable"],
    ["another protocol", "SSH-2.0-OpenSSH_9.2\r\n\r\n", "server-error"],
    ["bytes", "\u0000\u0001\u00ff", "server-error"],
    ["a page without headers", "<html>page</html>", "server-error"],
    ["a status of four digits", "HTTP/1.1 1000 OK\r\n\r\n", "server-error"],
    ["a status below 100", `HTTP/1.1 099 OK\r\nContent-Length: 0\r\n\r\n`, "server-error"],
    ["a switch of protocols", SWITCH, "unreachable"],
    ["a negative length", `${PAGE}Content-Length: -1\r\n\r\na`, "server-error"],
    ["two lengths", `${PAGE}Content-Length: 1\r\nContent-Length: 2\r\n\r\naa`, "server-error"],
    ["chunks of nonsense", `${PAGE}Transfer-Encoding: chunked\r\n\r\nZZ\r\na`, "server-error"],
    ["a null byte in a header", `${PAGE}A: \u0000\r\n\r\na`, "server-error"],
    ["seven encodings", `${PAGE}Content-Encoding: ${"gzip,".repeat(7)}\r\n\r\na`, "unreachable"],
    ["two content types", `${PAGE}Content-Type: a/b\r\n\r\na`, "content-type-refused"],
    ["endless headers", `HTTP/1.1 200 OK\r\nA: ${"a".repeat(99_999)}`, "server-error"],
    ["a redirect to nowhere", "HTTP/1.1 302 X\r\nContent-Length: 0\r\n\r\n", "server-error"],
    ["an answer too many", `${PAGE}Content-Length: 1\r\n\r\naHTTP/1.1 200 OK\r\n\r\n`, "fetched"],
    ["no length", `${PAGE}\r\na`, "fetched"],
  ])("gives a reason, not an error: %s", async (_name, answer, expected) => {
    await open(answer, {});

    expect(faultOf(await read(fetcher, `http://${base}/page`))).toBe(expected);
  });

  it("does not speak TLS", async () => {
    await open("HTTP/1.1 400 Bad Request\r\n\r\n", {});

    expect(faultOf(await read(fetcher, `https://${base}/page`))).toBe("tls-failed");
  });

  it("is not there", async () => {
    await open("", {});
    const other = createServer();
    const port = await listen(other, "127.0.0.1");
    await new Promise((resolve) => {
      other.close(resolve);
    });

    expect(faultOf(await read(fetcher, `http://127.0.0.1:${port}/page`))).toBe("unreachable");
  });
});

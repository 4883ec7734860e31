import { Buffer } from "node:buffer";
import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import type { FetchLimits } from "../../src/fetching/fetch-limits.ts";
import type { Fetcher, FetchResult } from "../../src/fetching/fetch-result.ts";
import { faultOf, loopbackFetcher } from "../helpers/fetching/fetchers.ts";
import { type Handler, type WebServer, webServer } from "../helpers/fetching/web-server.ts";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const ACCEPT = ["text/html", "application/pdf", DOCX];
const LIMITS: Partial<FetchLimits> = { textBytes: 20_000, documentBytes: 40_000 };

let site: WebServer;
let fetcher: Fetcher;
afterEach(async () => {
  await fetcher.close();
  await site.close();
});

async function readFrom(handler: Handler, limits: Partial<FetchLimits> = {}): Promise<FetchResult> {
  site = await webServer({ "/page": handler });
  fetcher = loopbackFetcher({ ...LIMITS, ...limits });
  const { signal } = new AbortController();
  return fetcher.fetch({ url: `${site.url}page`, accept: ACCEPT, signal });
}

const send =
  (body: Buffer | string, headers: Readonly<Record<string, string>> = {}): Handler =>
  (_request, response) => {
    response.writeHead(200, { "content-type": "text/html", ...headers }).end(body);
  };

/** Sends the same piece as long as somebody reads. */
function withoutEnd(response: ServerResponse, piece: Buffer): void {
  const more = (): void => {
    let isRoom = true;
    while (isRoom && !response.destroyed) {
      isRoom = response.write(piece);
    }
  };
  response.on("drain", more);
  more();
}

const endless =
  (piece: Buffer, headers: Readonly<Record<string, string>> = {}): Handler =>
  (_request, response) => {
    response.writeHead(200, { "content-type": "text/html", ...headers });
    withoutEnd(response, piece);
  };

const MEBIBYTE = Buffer.alloc(1_048_576, "a");

/** The head of a gzip stream, and then blocks that hold nothing. */
const emptyGzip: Handler = (_request, response) => {
  response.writeHead(200, { "content-type": "text/html", "content-encoding": "gzip" });
  response.write(Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]));
  const block = Buffer.from([0, 0, 0, 0xff, 0xff]);
  withoutEnd(response, Buffer.concat(Array.from({ length: 2_000 }, () => block)));
};

describe("a body", () => {
  it.each([
    ["plain", send("<p>été</p>")],
    ["gzip", send(gzipSync("<p>été</p>"), { "content-encoding": "gzip" })],
    ["gzip by its old name", send(gzipSync("<p>été</p>"), { "content-encoding": "x-gzip" })],
    ["deflate", send(deflateSync("<p>été</p>"), { "content-encoding": "deflate" })],
    ["brotli", send(brotliCompressSync("<p>été</p>"), { "content-encoding": "br" })],
    ["identity", send("<p>été</p>", { "content-encoding": "identity" })],
  ])("is read: %s", async (_name, handler) => {
    const result = await readFrom(handler);

    expect(result).toMatchObject({ kind: "fetched", contentType: "text/html" });
    expect(result.kind === "fetched" && Buffer.from(result.body).toString()).toBe("<p>été</p>");
  });

  it.each([
    ["just as large as allowed", 20_000, "fetched"],
    ["one byte too large", 20_001, "too-large"],
  ])("is measured: %s", async (_name, size, expected) => {
    const chunked: Handler = (_request, response) => {
      response.writeHead(200, { "content-type": "text/html" });
      response.write(Buffer.alloc(size - 1, "a"));
      response.end("a");
    };
    const result = await readFrom(chunked);

    expect(faultOf(result)).toBe(expected);
    expect(result.kind === "fetched" ? result.body.length : 20_000).toBe(20_000);
  });

  it.each(["application/pdf", DOCX])("may be larger as %s", async (type) => {
    const result = await readFrom(send(Buffer.alloc(30_000, "a"), { "content-type": type }));

    expect(faultOf(result)).toBe("fetched");
  });

  const zeros = Buffer.alloc(2_000_000);
  it.each<readonly [string, Handler, string]>([
    ["without end", endless(MEBIBYTE), "too-large"],
    ["without end, byte by byte", endless(Buffer.from("a")), "too-large"],
    ["a gzip bomb", send(gzipSync(zeros), { "content-encoding": "gzip" }), "too-large"],
    ["a brotli bomb", send(brotliCompressSync(zeros), { "content-encoding": "br" }), "too-large"],
    ["compressed, without end, and yields nothing", emptyGzip, "too-large"],
    [
      "a bomb in a bomb",
      send(gzipSync(gzipSync(zeros)), { "content-encoding": "gzip, gzip" }),
      "content-type-refused",
    ],
    [
      "compressed as nobody asked",
      send("(\xb5/\xfd", { "content-encoding": "zstd" }),
      "content-type-refused",
    ],
    ["not compressed as it says", send("plain", { "content-encoding": "gzip" }), "server-error"],
    [
      "not brotli as it says",
      send(Buffer.alloc(99, 255), { "content-encoding": "br" }),
      "server-error",
    ],
    ["announced too large", send(MEBIBYTE), "too-large"],
    ["empty", send(""), "empty"],
    ["no content", (_request, response) => response.writeHead(204).end(), "empty"],
    ["an image", send("x", { "content-type": "image/png" }), "content-type-refused"],
    ["a list of types", send("x", { "content-type": "text/html, x" }), "content-type-refused"],
    [
      "of no type",
      (_request, response) => response.writeHead(200).end("x"),
      "content-type-refused",
    ],
  ])("is refused: %s", async (_name, handler, expected) => {
    const result = await readFrom(handler, { documentBytes: 20_000, robotsBytes: 20_000 });

    expect(faultOf(result)).toBe(expected);
  });

  it("of an unwanted type is not read", async () => {
    const socket: Socket[] = [];
    const result = await readFrom((request, response) => {
      socket.push(request.socket);
      response.writeHead(200, { "content-type": "video/mp4" });
      withoutEnd(response, MEBIBYTE);
    });

    expect(faultOf(result)).toBe("content-type-refused");
    await expect.poll(() => socket[0]?.destroyed).toBe(true);
    expect(socket[0]?.bytesWritten).toBeLessThan(20_000_000);
  });

  it("tells its charset and validators", async () => {
    const headers = {
      "content-type": 'Text/HTML; charset="ISO-8859-1"',
      etag: 'W/"1"',
      "last-modified": "Mon, 23 Nov 2026 09:00:00 GMT",
    };
    const result = await readFrom(send("x", headers));

    expect(result).toMatchObject({
      contentType: "text/html",
      charset: "iso-8859-1",
      validators: { etag: 'W/"1"', lastModified: headers["last-modified"] },
      fetchedAt: "2026-11-23T09:00:00.000Z",
    });
  });
});

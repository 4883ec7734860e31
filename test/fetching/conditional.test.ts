import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Fetcher, FetchResult, Validators } from "../../src/fetching/fetch-result.ts";
import { HTML, loopbackFetcher } from "../helpers/fetching/fetchers.ts";
import { redirectTo, type WebServer, webServer } from "../helpers/fetching/web-server.ts";

const MODIFIED = "Mon, 23 Nov 2026 09:00:00 GMT";

let site: WebServer;
let fetcher: Fetcher;
beforeEach(async () => {
  site = await webServer({
    "/page": (request, response) => {
      const { "if-none-match": tag, "if-modified-since": since } = request.headers;
      const isKnown = tag === undefined ? since === MODIFIED : tag === '"é2"';
      const headers = { "content-type": "text/html", etag: '"é2"', "last-modified": MODIFIED };
      response.writeHead(isKnown ? 304 : 200, headers).end(isKnown ? undefined : "page");
    },
    "/moved": redirectTo("/page"),
  });
  fetcher = loopbackFetcher();
});
afterEach(async () => {
  await fetcher.close();
  await site.close();
});

const ask = async (validators?: Validators, path = "page"): Promise<FetchResult> => {
  const { signal } = new AbortController();
  const known = validators === undefined ? {} : { validators };
  return fetcher.fetch({ url: site.url + path, accept: HTML, signal, ...known });
};

describe("a page that is known", () => {
  it("is not sent again, by the validators it came with", async () => {
    const first = await ask();
    const again = await ask(first.kind === "fetched" ? first.validators : undefined);

    expect(first).toMatchObject({ kind: "fetched" });
    expect(again).toEqual({
      kind: "not-modified",
      url: `${site.url}page`,
      fetchedAt: "2026-11-23T09:00:00.000Z",
    });
  });

  it.each<readonly [string, Validators, string]>([
    ["by its tag", { etag: '"é2"', lastModified: null }, "not-modified"],
    ["by its date", { etag: null, lastModified: MODIFIED }, "not-modified"],
    ["changed", { etag: '"1"', lastModified: MODIFIED }, "fetched"],
    ["with nothing known", { etag: null, lastModified: null }, "fetched"],
    ["with what cannot be a header", { etag: "a\r\nx: y", lastModified: "\u{1f600}" }, "fetched"],
    ["with an endless tag", { etag: "a".repeat(9_999), lastModified: null }, "fetched"],
  ])("is asked for %s", async (_name, validators, expected) => {
    expect((await ask(validators)).kind).toBe(expected);
  });

  it("is recognised behind a redirect", async () => {
    expect(await ask({ etag: '"é2"', lastModified: null }, "moved")).toMatchObject({
      kind: "not-modified",
      url: `${site.url}page`,
    });
  });
});

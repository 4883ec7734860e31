import { afterEach, describe, expect, it } from "vitest";
import type { Fetcher } from "../../src/fetching/fetch-result.ts";
import { FakeTime } from "../helpers/fake-time.ts";
import { faultOf, loopbackFetcher, read } from "../helpers/fetching/fetchers.ts";
import {
  type Handler,
  html,
  status,
  type WebServer,
  webServer,
} from "../helpers/fetching/web-server.ts";

let site: WebServer;
let fetcher: Fetcher;
afterEach(async () => {
  await fetcher.close();
  await site.close();
});

async function open(handlers: Readonly<Record<string, Handler>>): Promise<AbortController> {
  site = await webServer(handlers);
  fetcher = loopbackFetcher();
  return new AbortController();
}

describe("cancelling", () => {
  it("before anything: nothing is asked", async () => {
    const stop = await open({ "*": html });
    stop.abort();

    const result = await read(fetcher, `${site.url}page`, stop.signal);

    expect(result).toMatchObject({ fault: "cancelled", retryable: true });
    expect(site.asked).toEqual([]);
  });

  it.each([
    ["robots.txt", "/robots.txt"],
    ["the answer", "/page"],
  ])("while waiting for %s", async (_name, path) => {
    let stop = new AbortController();
    const aborting: Handler = () => stop.abort();
    stop = await open({ [path]: aborting });

    expect(faultOf(await read(fetcher, `${site.url}page`, stop.signal))).toBe("cancelled");
  });

  it("within a body", async () => {
    let stop = new AbortController();
    stop = await open({
      "/page": (_request, response) => {
        response.writeHead(200, { "content-type": "text/html" });
        response.write("begun", () => stop.abort());
      },
    });

    expect(faultOf(await read(fetcher, `${site.url}page`, stop.signal))).toBe("cancelled");
  });

  it("while a Retry-After is waited out", async () => {
    const stop = new AbortController();
    site = await webServer({ "/page": status(429, { "retry-after": "60" }) });
    const { now } = new FakeTime();
    fetcher = loopbackFetcher({}, { now, delay: async () => stop.abort() });

    expect(faultOf(await read(fetcher, `${site.url}page`, stop.signal))).toBe("cancelled");
    expect(site.asked).toEqual(["GET /robots.txt", "GET /page"]);
  });

  it("one that waits for its turn does not touch the one before", async () => {
    const stop = await open({
      "/first": (request, response) => {
        stop.abort();
        html(request, response);
      },
      "/second": html,
    });

    const faults = await Promise.all([
      read(fetcher, `${site.url}first`),
      read(fetcher, `${site.url}second`, stop.signal),
    ]);

    expect(faults.map(faultOf)).toEqual(["fetched", "cancelled"]);
    expect(site.asked).toEqual(["GET /robots.txt", "GET /first"]);
  });

  it("leaves nothing behind that later requests would suffer from", async () => {
    let stop = new AbortController();
    let isFirst = true;
    stop = await open({
      "/robots.txt": (_request, response) => {
        if (isFirst) {
          isFirst = false;
          stop.abort();
        } else {
          response.writeHead(404).end();
        }
      },
      "/page": html,
    });
    await read(fetcher, `${site.url}page`, stop.signal);

    expect(faultOf(await read(fetcher, `${site.url}page`))).toBe("fetched");
  });
});

describe("closing", () => {
  it("ends what is under way and what waits, and everything after", async () => {
    let closed: Promise<void> | undefined;
    await open({
      "/page": () => {
        closed = fetcher.close();
      },
    });

    const faults = await Promise.all([
      read(fetcher, `${site.url}page`),
      read(fetcher, `${site.url}other`),
    ]);
    await closed;
    faults.push(await read(fetcher, `${site.url}late`));

    expect(faults.map(faultOf)).toEqual(["cancelled", "cancelled", "cancelled"]);
    expect(site.asked).toEqual(["GET /robots.txt", "GET /page"]);
  });
});

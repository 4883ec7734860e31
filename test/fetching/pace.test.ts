import { once } from "node:events";
import { afterEach, describe, expect, it } from "vitest";
import type { FetchLimits } from "../../src/fetching/fetch-limits.ts";
import type { Fetcher } from "../../src/fetching/fetch-result.ts";
import type { Pause } from "../../src/fetching/pause.ts";
import { FakeTime } from "../helpers/fake-time.ts";
import { faultOf, loopbackFetcher, read } from "../helpers/fetching/fetchers.ts";
import {
  type Handler,
  html,
  robots,
  type WebServer,
  webServer,
} from "../helpers/fetching/web-server.ts";

const PATHS = ["a", "b", "c", "d"];

let sites: WebServer[] = [];
let fetcher: Fetcher;
let time: FakeTime;
afterEach(async () => {
  await fetcher.close();
  await Promise.all(sites.map(async (site) => site.close()));
  sites = [];
});

async function open(
  handlers: Readonly<Record<string, Handler>>,
  limits: Partial<FetchLimits> = {},
): Promise<WebServer> {
  const site = await webServer(handlers);
  sites.push(site);
  time = new FakeTime();
  fetcher = loopbackFetcher(limits, time);
  return site;
}

const readAll = async (urls: readonly string[]): Promise<string[]> =>
  Promise.all(urls.map(async (url) => faultOf(await read(fetcher, url))));

describe("one host", () => {
  it("is asked for one page at a time, over one connection", async () => {
    const site = await open({ "*": html });

    const faults = await readAll(PATHS.map((path) => site.url + path));

    expect(faults).toEqual(PATHS.map(() => "fetched"));
    expect(site.mostAtOnce()).toBe(1);
    expect(site.asked).toEqual(["GET /robots.txt", ...PATHS.map((path) => `GET /${path}`)]);
    expect(site.connections()).toBe(1);
  });

  it("keeps its connection over pages that are not there", async () => {
    const site = await open({ "/d": html });

    await readAll(PATHS.map((path) => site.url + path));

    expect(site.connections()).toBe(1);
  });

  it.each([
    ["the gap", "", 1_000],
    ["its own delay", "User-agent: *\nCrawl-delay: 5", 5_000],
    ["the gap, when its own delay is shorter", "User-agent: *\nCrawl-delay: 0.1", 1_000],
    ["the longest delay", "User-agent: *\nCrawl-delay: 86400", 30_000],
    ["the longest delay, after nonsense", "User-agent: *\nCrawl-delay: 1e999", 30_000],
  ])("is left alone between requests for %s", async (_name, text, gap) => {
    const site = await open({ "/robots.txt": robots(text), "*": html }, { gapMs: 1_000 });

    await readAll(PATHS.map((path) => site.url + path));

    expect(time.waits).toEqual(PATHS.map(() => gap));
  });
});

describe("several hosts", () => {
  it("are asked side by side, as many as allowed", async () => {
    let under = 0;
    let most = 0;
    const slow: Handler = (request, response) => {
      under += 1;
      most = Math.max(most, under);
      // The others get their turn to be asked before this one answers.
      setImmediate(() => {
        under -= 1;
        html(request, response);
      });
    };
    for (let index = 0; index < 6; index += 1) {
      await open({ "*": slow });
    }
    fetcher = loopbackFetcher({ concurrency: 2 });

    const faults = await readAll(sites.flatMap((site) => PATHS.map((path) => site.url + path)));

    expect(faults).toEqual(sites.flatMap(() => PATHS.map(() => "fetched")));
    expect(most).toBeLessThanOrEqual(2);
  });

  it("do not wait for one that is slow by its own wish", async () => {
    const quick = await open({ "*": html });
    const slow = await open({ "/robots.txt": robots("User-agent: *\nCrawl-delay: 30"), "*": html });
    const others = new AbortController();
    const untilOthersAreRead: Pause = async () => {
      await once(others.signal, "abort");
    };
    fetcher = loopbackFetcher({ concurrency: 1 }, { now: time.now, delay: untilOthersAreRead });

    const waiting = read(fetcher, `${slow.url}a`);
    const quickly = await readAll(PATHS.map((path) => quick.url + path));
    const askedMeanwhile = [...slow.asked];
    others.abort();

    expect(quickly).toEqual(PATHS.map(() => "fetched"));
    expect(faultOf(await waiting)).toBe("fetched");
    expect(askedMeanwhile).toEqual(["GET /robots.txt"]);
  });
});

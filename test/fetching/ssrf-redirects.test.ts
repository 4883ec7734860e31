import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Fetcher } from "../../src/fetching/fetch-result.ts";
import { faultOf, read, strictFetcher } from "../helpers/fetching/fetchers.ts";
import { SSRF_ATTEMPTS } from "../helpers/fetching/ssrf-attempts.ts";
import { startVictim, type Victim } from "../helpers/fetching/victim.ts";
import {
  type Handler,
  html,
  redirectTo,
  status,
  type WebServer,
  webServer,
} from "../helpers/fetching/web-server.ts";

const REFUSED = /^(?:bad-address|address-refused)$/u;

/** What can stand in a header as it is, or as the UTF-8 that servers send. */
const attempts = SSRF_ATTEMPTS.filter(
  // Written without slashes, a target is a path of the site itself.
  ({ name, address }) => !/[\r\n]/u.test(address) && name !== "no slashes",
);

let victim: Victim;
let site: WebServer;
let fetcher: Fetcher;
/** The redirects of the played sites, by host and path; all else there is a page. */
const locations: Record<string, string> = {};

const answer: Handler = (request, response) => {
  const target = locations[`${request.headers.host}${request.url}`];
  const other = request.url === "/robots.txt" ? status(404) : html;
  (target === undefined ? other : redirectTo(target))(request, response);
};

beforeAll(async () => {
  victim = await startVictim();
  site = await webServer({ "/robots.txt": answer, "*": answer });
  fetcher = strictFetcher({
    ports: [victim.port],
    site: { port: site.port, isSite: (hostname) => hostname.endsWith("public.example") },
  });
});
afterAll(async () => {
  await fetcher.close();
  await site.close();
  await victim.close();
});

/** Bytes of a header are Latin-1 to Node; servers send UTF-8. */
const header = (address: string): string =>
  Buffer.from(address.replace("PORT", String(victim.port)), "utf8").toString("latin1");

describe("a public site", () => {
  it("is read by the same fetcher", async () => {
    expect(faultOf(await read(fetcher, "https://public.example/"))).toBe("fetched");
  });

  it.each(attempts)("may not redirect to what is not public: $name", async ({ address }) => {
    locations["public.example/page"] = header(address);

    const result = await read(fetcher, "https://public.example/page");

    expect(faultOf(result)).toMatch(REFUSED);
    expect(victim.connections()).toBe(0);
  });

  it.each(attempts)("may not send its robots.txt there: $name", async ({ name, address }) => {
    const host = `${name.replaceAll(/\W+/gu, "-")}.public.example`.toLowerCase();
    locations[`${host}/robots.txt`] = header(address);

    const result = await read(fetcher, `https://${host}/page`);

    expect(faultOf(result)).toMatch(/^(?:robots-disallowed|address-refused)$/u);
    expect(victim.connections()).toBe(0);
  });

  it("may not lead there over other hosts, step by step", async () => {
    locations["public.example/start"] = "https://a.public.example/next";
    locations["a.public.example/next"] = "//b.public.example/last";
    locations["b.public.example/last"] = header("//127.0.0.1:PORT/");

    const result = await read(fetcher, "https://public.example/start");

    expect(faultOf(result)).toBe("address-refused");
    expect(victim.connections()).toBe(0);
  });

  it("may not send the robots.txt of another host there", async () => {
    locations["public.example/start"] = "https://c.public.example/next";
    locations["c.public.example/robots.txt"] = "https://d.public.example/robots.txt";
    locations["d.public.example/robots.txt"] = header("https://[::ffff:7f00:1]:PORT/");

    const result = await read(fetcher, "https://public.example/start");

    expect(faultOf(result)).toBe("address-refused");
    expect(victim.connections()).toBe(0);
  });

  it("may not change its name's address between robots.txt and page", async () => {
    let isRebound = false;
    const rebinding = strictFetcher({
      ports: [victim.port],
      lookup: (_hostname, _options, callback) =>
        callback(null, [{ address: "127.0.0.1", family: 4 }]),
      site: { port: site.port, isSite: () => !isRebound },
    });
    const first = await read(rebinding, `https://rebound.example:${victim.port}/`);
    isRebound = true;
    // Another connection has to be made: the one before ends with the site's.
    await site.hangUp();

    const second = await read(rebinding, `https://rebound.example:${victim.port}/again`);

    await rebinding.close();
    expect([faultOf(first), faultOf(second)]).toEqual(["fetched", "address-refused"]);
    expect(victim.connections()).toBe(0);
  });

  it("may list whatever it likes in a sitemap", async () => {
    const results = [];
    for (const { address } of attempts) {
      results.push(faultOf(await read(fetcher, address.replace("PORT", String(victim.port)))));
    }

    expect(results.filter((fault) => !REFUSED.test(fault))).toEqual([]);
    expect(victim.connections()).toBe(0);
  });
});

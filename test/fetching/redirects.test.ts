import { afterEach, describe, expect, it } from "vitest";
import type { Fetcher } from "../../src/fetching/fetch-result.ts";
import { faultOf, loopbackFetcher, read, strictFetcher } from "../helpers/fetching/fetchers.ts";
import {
  type Handler,
  html,
  redirectTo,
  type WebServer,
  webServer,
} from "../helpers/fetching/web-server.ts";

let site: WebServer;
let fetcher: Fetcher;
afterEach(async () => {
  await fetcher.close();
  await site.close();
});

async function open(handlers: Readonly<Record<string, Handler>>): Promise<void> {
  site = await webServer(handlers);
  fetcher = loopbackFetcher();
}

/** As many redirects from one address to the next, and then a page. */
const chain = (length: number): Record<string, Handler> =>
  Object.fromEntries([
    ...Array.from({ length }, (_, index) => [`/${index}`, redirectTo(`/${index + 1}`)] as const),
    [`/${length}`, html],
  ]);

describe("a redirect", () => {
  it.each([301, 302, 303, 307, 308])("with %i is followed", async (code) => {
    await open({ "/old": redirectTo("/new?a=1#part", code), "/new": html });

    const result = await read(fetcher, `${site.url}old`);

    expect(result).toMatchObject({ kind: "fetched", url: `${site.url}new?a=1` });
  });

  it.each([
    ["relative", "new", "/dir/new"],
    ["to its parent", "../new", "/new"],
    ["UTF-8 that is not encoded", Buffer.from("/été").toString("latin1"), "/%C3%A9t%C3%A9"],
  ])("is understood: %s", async (_name, location, path) => {
    await open({ "/dir/old": redirectTo(location), [path]: html });

    expect(faultOf(await read(fetcher, `${site.url}dir/old`))).toBe("fetched");
  });

  it.each([
    [5, "fetched"],
    [6, "too-many-redirects"],
  ])("is followed five times at most: %i", async (length, expected) => {
    await open(chain(length));

    expect(faultOf(await read(fetcher, `${site.url}0`))).toBe(expected);
  });

  it.each([
    ["to itself", { "/loop": redirectTo("/loop") }],
    ["back and forth", { "/loop": redirectTo("/pool"), "/pool": redirectTo("/loop") }],
  ])("without end is left: %s", async (_name, handlers) => {
    await open(handlers);

    expect(faultOf(await read(fetcher, `${site.url}loop`))).toBe("too-many-redirects");
    expect(site.asked.length).toBe(7);
  });

  it.each([
    ["no address", "http://[/"],
    ["another scheme", "ftp://127.0.0.1/"],
    ["credentials", "//user:secret@127.0.0.1/"],
    ["a very long address", `/${"a".repeat(3_000)}`],
  ])("to %s is refused, and told without secrets", async (_name, location) => {
    await open({ "/old": redirectTo(location) });

    const result = await read(fetcher, `${site.url}old`);

    expect(result).toMatchObject({ fault: "bad-address" });
    expect(JSON.stringify(result)).not.toContain("secret");
  });

  it("leads to three other hosts at most", async () => {
    await open({ "/page": html });
    const sites = [site];
    for (let index = 0; index < 4; index += 1) {
      sites.unshift(await webServer({ "/page": redirectTo(`${sites[0]?.url}page`) }));
    }

    const four = await read(fetcher, `${sites[0]?.url}page`);
    const three = await read(fetcher, `${sites[1]?.url}page`);

    await Promise.all(sites.slice(0, -1).map(async (each) => each.close()));
    expect([faultOf(four), faultOf(three)]).toEqual(["too-many-redirects", "fetched"]);
  });

  it("from https to http is refused", async () => {
    site = await webServer({ "/page": redirectTo("http://public.example/page") });
    fetcher = strictFetcher({ ports: [], site: { port: site.port, isSite: () => true } });

    expect(faultOf(await read(fetcher, "https://public.example/page"))).toBe("bad-address");
    expect(site.asked).toEqual(["GET /robots.txt", "GET /page"]);
  });
});

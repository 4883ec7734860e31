import { afterEach, describe, expect, it } from "vitest";
import type { FetchLimits } from "../../src/fetching/fetch-limits.ts";
import type { Fetcher } from "../../src/fetching/fetch-result.ts";
import { FakeTime } from "../helpers/fake-time.ts";
import { faultOf, loopbackFetcher, read } from "../helpers/fetching/fetchers.ts";
import {
  type Handler,
  html,
  redirectTo,
  robots,
  status,
  type WebServer,
  webServer,
} from "../helpers/fetching/web-server.ts";

let site: WebServer;
let fetcher: Fetcher;
let time: FakeTime;
afterEach(async () => {
  await fetcher.close();
  await site.close();
});

async function open(robotsTxt: Handler, limits: Partial<FetchLimits> = {}): Promise<void> {
  site = await webServer({ "/robots.txt": robotsTxt, "*": html });
  time = new FakeTime();
  fetcher = loopbackFetcher(limits, time);
}

describe("a robots.txt", () => {
  it("is read once for all pages of a host", async () => {
    await open(robots("User-agent: *\nDisallow: /private"));

    const faults = [];
    for (const path of ["page", "private/page", "other"]) {
      faults.push(faultOf(await read(fetcher, `${site.url}${path}`)));
    }

    expect(faults).toEqual(["fetched", "robots-disallowed", "fetched"]);
    expect(site.asked).toEqual(["GET /robots.txt", "GET /page", "GET /other"]);
  });

  it("is obeyed where a redirect leads, too", async () => {
    site = await webServer({
      "/robots.txt": robots("User-agent: souverain\nDisallow: /private"),
      "/page": redirectTo("/private"),
      "/private": html,
    });
    fetcher = loopbackFetcher();

    expect(faultOf(await read(fetcher, `${site.url}page`))).toBe("robots-disallowed");
    expect(site.asked).toEqual(["GET /robots.txt", "GET /page"]);
  });

  it.each([
    ["404", status(404), "fetched"],
    ["401", status(401), "fetched"],
    ["403", status(403), "fetched"],
    ["410", status(410), "fetched"],
    ["empty", robots(""), "fetched"],
    ["a page instead", html, "fetched"],
    ["500", status(500), "robots-disallowed"],
    ["503", status(503), "robots-disallowed"],
    ["429", status(429), "rate-limited"],
    ["304", status(304), "robots-disallowed"],
    ["a redirect loop", redirectTo("/robots.txt"), "robots-disallowed"],
    ["a redirect to no address", redirectTo("http://[/"), "robots-disallowed"],
    ["a redirect to a file", redirectTo("file:///etc/passwd"), "robots-disallowed"],
    ["a redirect to where it is", redirectTo("/rules.txt"), "fetched"],
    ["a cut connection", (request) => request.socket.destroy(), "unreachable"],
  ] satisfies [string, Handler, string][])("that is %s", async (_name, handler, expected) => {
    await open(handler);

    const result = await read(fetcher, `${site.url}page`);

    expect(faultOf(result)).toBe(expected);
    expect(result).not.toMatchObject({ retryable: false });
  });

  it("that does not come is not waited for", async () => {
    await open(() => {}, { headersMs: 60 });

    expect(faultOf(await read(fetcher, `${site.url}page`))).toBe("too-slow");
    expect(site.asked).toEqual(["GET /robots.txt"]);
  });

  it("that fails once is asked for again", async () => {
    let isFirst = true;
    await open((request, response) => {
      (isFirst ? status(503) : robots("User-agent: *\nDisallow: /"))(request, response);
      isFirst = false;
    });

    const result = await read(fetcher, `${site.url}page`);

    expect(result).toMatchObject({ fault: "robots-disallowed", retryable: false });
    expect(time.waits).toEqual([2_000]);
  });

  it("that cannot be read is tried again later, not for each page", async () => {
    await open(status(500));

    await read(fetcher, `${site.url}a`);
    await read(fetcher, `${site.url}b`);
    time.advance(600_000);
    await read(fetcher, `${site.url}c`);

    expect(site.asked).toEqual(["GET /robots.txt", "GET /robots.txt"]);
  });

  it("without end is read in part", async () => {
    await open((_request, response) => {
      response.writeHead(200, { "content-type": "text/plain" });
      response.write("User-agent: *\nDisallow: /private\n");
      const more = (): void => {
        while (!response.destroyed && response.write("# and so on\n".repeat(1_000))) {}
      };
      response.on("drain", more);
      more();
    });

    expect(faultOf(await read(fetcher, `${site.url}private`))).toBe("robots-disallowed");
    expect(faultOf(await read(fetcher, `${site.url}page`))).toBe("fetched");
  });

  it("of another host holds for the one that sends there", async () => {
    const other = await webServer({ "/robots.txt": robots("User-agent: *\nDisallow: /private") });
    await open(redirectTo(`${other.url}robots.txt`));

    const faults = [
      faultOf(await read(fetcher, `${site.url}private`)),
      faultOf(await read(fetcher, `${site.url}page`)),
    ];

    await other.close();
    expect(faults).toEqual(["robots-disallowed", "fetched"]);
  });

  it("names the bot by its product token", async () => {
    let agent: string | undefined;
    await open((request, response) => {
      agent = request.headers["user-agent"];
      robots("")(request, response);
    });

    await read(fetcher, `${site.url}page`);

    expect(agent).toBe("Souverain/0.0.0 (+https://bot.example/about)");
  });
});

import { afterEach, describe, expect, it } from "vitest";
import type { FetchLimits } from "../../src/fetching/fetch-limits.ts";
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
let time: FakeTime;
afterEach(async () => {
  await fetcher.close();
  await site.close();
});

async function open(
  handlers: Readonly<Record<string, Handler>>,
  limits: Partial<FetchLimits> = {},
): Promise<void> {
  site = await webServer(handlers);
  time = new FakeTime();
  fetcher = loopbackFetcher(limits, time);
}

/** Answers by turns: the first handler first, the last one from then on. */
function byTurns(...handlers: readonly Handler[]): Handler {
  let turn = 0;
  return (request, response) => {
    handlers[Math.min(turn, handlers.length - 1)]?.(request, response);
    turn += 1;
  };
}

const askedFor = (path: string): number => site.asked.filter((each) => each === path).length;

describe("a status without a page", () => {
  it.each([
    [400, "denied", false],
    [401, "denied", false],
    [403, "denied", false],
    [404, "not-found", false],
    [408, "too-slow", true],
    [410, "gone", false],
    [418, "denied", false],
    [429, "rate-limited", true],
    [451, "denied", false],
    [500, "server-error", true],
    [501, "server-error", true],
    [502, "server-error", true],
    [503, "server-error", true],
    [206, "server-error", true],
    [300, "server-error", true],
    [302, "server-error", true],
    [304, "server-error", true],
    [599, "server-error", true],
    [999, "server-error", true],
  ])("%i is told as %s", async (code, fault, retryable) => {
    await open({ "/page": status(code) });

    const result = await read(fetcher, `${site.url}page`);

    expect(result).toMatchObject({ kind: "failed", fault, status: code, retryable });
  });

  it("is told with what it was, without the secrets of its address", async () => {
    await open({});

    const result = await read(fetcher, `${site.url}page?key=secret`);

    expect(result).toMatchObject({
      detail: `answered 404: ${site.url}page?… is not there; mend or remove the address`,
    });
  });
});

describe("a failure that may pass soon", () => {
  it.each([
    ["429", status(429, { "retry-after": "7" }), [7_000]],
    ["503 with a date", status(503, { "retry-after": "Mon, 23 Nov 2026 09:00:30 GMT" }), [30_000]],
    [
      "503 with a date that has passed",
      status(503, { "retry-after": "Mon, 23 Nov 2026 08:00:00 GMT" }),
      [0],
    ],
    ["429 with nonsense", status(429, { "retry-after": "soon" }), [2_000]],
    ["502", status(502), [2_000]],
    ["504", status(504), [2_000]],
    ["a cut connection", (request) => request.socket.destroy(), [2_000]],
  ] satisfies [string, Handler, number[]][])("is waited out: %s", async (_name, first, waits) => {
    await open({ "/page": byTurns(first, html) });

    const result = await read(fetcher, `${site.url}page`);

    expect(faultOf(result)).toBe("fetched");
    expect(time.waits).toEqual(waits);
  });

  it("is waited out twice, the second time longer", async () => {
    await open({ "/page": byTurns(status(503), status(503), html) });

    expect(faultOf(await read(fetcher, `${site.url}page`))).toBe("fetched");
    expect(time.waits).toEqual([2_000, 8_000]);
  });

  it("is not waited out without end", async () => {
    await open({ "/page": status(503) });

    expect(faultOf(await read(fetcher, `${site.url}page`))).toBe("server-error");
    expect(askedFor("GET /page")).toBe(3);
  });

  it.each(["121", "999999999"])("is not waited for %s seconds", async (seconds) => {
    await open({ "/page": status(429, { "retry-after": seconds }) });

    expect(faultOf(await read(fetcher, `${site.url}page`))).toBe("rate-limited");
    expect(askedFor("GET /page")).toBe(1);
    expect(time.waits).toEqual([]);
  });
});

describe("a host that asks for rest", () => {
  it("is not asked for anything until the time it names", async () => {
    await open({ "/page": byTurns(status(429, { "retry-after": "900" }), html), "/other": html });
    await read(fetcher, `${site.url}page`);

    const during = await read(fetcher, `${site.url}other`);
    time.advance(900_000);
    const after = await read(fetcher, `${site.url}other`);

    expect(during).toMatchObject({ fault: "rate-limited", retryable: true });
    expect(faultOf(after)).toBe("fetched");
    expect(askedFor("GET /other")).toBe(1);
  });

  it("gets it too after three addresses in a row that only failed", async () => {
    await open({ "*": status(502) }, { retries: 0 });

    const faults = [];
    for (const name of ["a", "b", "c", "d", "e"]) {
      faults.push(faultOf(await read(fetcher, `${site.url}${name}`)));
    }

    expect(faults).toEqual(Array.from({ length: 5 }, () => "server-error"));
    expect(site.asked).toEqual(["GET /robots.txt", "GET /a", "GET /b", "GET /c"]);
  });
});

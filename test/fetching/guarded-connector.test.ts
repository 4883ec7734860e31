import type { LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { Agent, fetch } from "undici";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseUrl } from "../../src/domain/parse-url.ts";
import { guardedConnector } from "../../src/fetching/guarded-connector.ts";
import { faultOf, read, strictFetcher } from "../helpers/fetching/fetchers.ts";
import { SSRF_ATTEMPTS } from "../helpers/fetching/ssrf-attempts.ts";
import { startVictim, type Victim } from "../helpers/fetching/victim.ts";

let victim: Victim;
beforeAll(async () => {
  victim = await startVictim();
});
afterAll(async () => {
  await victim.close();
});

const as = (address: string): LookupAddress => ({ address, family: address.includes(":") ? 6 : 4 });

/** Answers each question with the next addresses, and the last ones again and again. */
function answering(...answers: readonly (readonly string[])[]): LookupFunction & { asked: number } {
  const lookup: LookupFunction & { asked: number } = (_hostname, options, callback) => {
    const found = (answers[Math.min(lookup.asked, answers.length - 1)] ?? []).map(as);
    lookup.asked += 1;
    if (options.all === true) {
      callback(null, found);
    } else {
      callback(null, found[0]?.address ?? "", found[0]?.family ?? 4);
    }
  };
  lookup.asked = 0;
  return lookup;
}

describe("names that resolve to what is not public", () => {
  it.each([
    ["loopback", ["127.0.0.1"]],
    ["IPv6 loopback", ["::1"]],
    ["IPv4-mapped loopback", ["::ffff:127.0.0.1"]],
    ["IPv4-mapped loopback, hexadecimal", ["::ffff:7f00:1"]],
    ["unspecified", ["0.0.0.0"]],
    ["IPv6 unspecified", ["::"]],
    ["private", ["10.1.2.3"]],
    ["link-local", ["169.254.169.254"]],
    ["IPv6 link-local with a zone", ["fe80::1%lo"]],
    ["carrier-grade NAT", ["100.100.100.200"]],
    ["NAT64", ["64:ff9b::7f00:1"]],
    ["6to4", ["2002:7f00:1::"]],
    ["platform address of Azure", ["168.63.129.16"]],
    ["a public address and loopback", ["93.184.216.34", "127.0.0.1"]],
    ["loopback and a public address", ["::1", "2606:2800:220:1::1"]],
    ["nothing", []],
    ["what is no address", ["localhost"]],
    ["an empty text", [""]],
    ["decimal", ["2130706433"]],
  ])("are refused: %s", async (_name, addresses) => {
    const lookup = answering(addresses);
    const fetcher = strictFetcher({ ports: [victim.port], lookup });

    const result = await read(fetcher, `https://rebound.example:${victim.port}/`);

    await fetcher.close();
    expect(faultOf(result)).toBe("address-refused");
    expect(lookup.asked).toBe(1);
    expect(victim.connections()).toBe(0);
  });

  it("are refused when they ask for the next connection, after a first public answer", async () => {
    const lookup = answering(["127.0.0.1"]);
    const policy = { allowLoopback: false, ports: new Set([victim.port]) };
    const dispatcher = new Agent({
      connect: guardedConnector({ policy, lookup, connectMs: 1_000 }),
    });

    for (let time = 0; time < 3; time += 1) {
      const asking = fetch(`https://rebound.example:${victim.port}/`, { dispatcher });
      await expect(asking).rejects.toMatchObject({ cause: { name: "AddressRefusedError" } });
    }

    await dispatcher.destroy();
    expect(lookup.asked).toBe(3);
    expect(victim.connections()).toBe(0);
  });

  it("are refused for http even when they are public", async () => {
    const policy = { allowLoopback: true, ports: new Set([80, 443]) };
    const connector = guardedConnector({
      policy,
      lookup: answering(["93.184.216.34"]),
      connectMs: 1_000,
    });
    const dispatcher = new Agent({ connect: connector });

    const asking = fetch("http://public.example/", { dispatcher });

    await expect(asking).rejects.toMatchObject({ cause: { name: "AddressRefusedError" } });
    await dispatcher.destroy();
  });
});

describe("the connector alone", () => {
  const literals = SSRF_ATTEMPTS.filter(({ address }) => {
    const url = parseUrl(address.replace("PORT", "1"));
    return (
      url !== null &&
      /^https?:$/u.test(url.protocol) &&
      /^[[\d]/u.test(url.hostname) &&
      !address.includes("@")
    );
  });

  it.each(literals)("refuses $name", async ({ address }) => {
    const policy = { allowLoopback: false, ports: new Set([victim.port]) };
    const connector = guardedConnector({
      policy,
      lookup: answering(["127.0.0.1"]),
      connectMs: 1_000,
    });
    const dispatcher = new Agent({ connect: connector });

    const asking = fetch(address.replace("PORT", String(victim.port)), { dispatcher });

    await expect(asking).rejects.toMatchObject({ cause: { name: "AddressRefusedError" } });
    await dispatcher.destroy();
    expect(victim.connections()).toBe(0);
  });
});

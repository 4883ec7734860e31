import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { networkInterfaces } from "node:os";
import { Agent, fetch } from "undici";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultOf, loopbackFetcher, read, strictFetcher } from "../helpers/fetching/fetchers.ts";
import { SSRF_ATTEMPTS } from "../helpers/fetching/ssrf-attempts.ts";
import { startVictim, type Victim } from "../helpers/fetching/victim.ts";

const REFUSED = /^(?:bad-address|address-refused)$/u;

let victim: Victim;
let dialled = 0;
const count = (): void => {
  dialled += 1;
};

beforeAll(async () => {
  victim = await startVictim();
});
afterAll(async () => {
  await victim.close();
});

describe("addresses that are not public", () => {
  it("are at least 40", () => {
    expect(SSRF_ATTEMPTS.length).toBeGreaterThanOrEqual(40);
  });

  it.each(SSRF_ATTEMPTS)("are refused before a connection: $name", async ({ address }) => {
    const fetcher = strictFetcher({ ports: [victim.port] });
    dialled = 0;
    subscribe("net.client.socket", count);

    const result = await read(fetcher, address.replace("PORT", String(victim.port)));

    unsubscribe("net.client.socket", count);
    await fetcher.close();
    expect(faultOf(result)).toMatch(REFUSED);
    expect(dialled).toBe(0);
    expect(victim.connections()).toBe(0);
  });
});

describe("loopback allowed for tests", () => {
  const own = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ internal, scopeid }) => !internal && (scopeid ?? 0) === 0)
    .map(({ address }) => (address.includes(":") ? `[${address}]` : address));

  it.each(["0.0.0.0", "[::]", "[::ffff:0:0]", "169.254.169.254", "10.0.0.1", ...own])(
    "does not allow %s",
    async (host) => {
      const fetcher = loopbackFetcher();

      const result = await read(fetcher, `http://${host}:${victim.port}/`);

      await fetcher.close();
      expect(faultOf(result)).toBe("address-refused");
      expect(victim.connections()).toBe(0);
    },
  );
});

describe("the proof itself", () => {
  it("would see connections: without the guard, the same addresses reach the victim", async () => {
    const other = await startVictim();
    const plain = new Agent();
    const names = ["loopback", "decimal", "hexadecimal", "octal", "full-width digits", "zero"];
    const attempts = SSRF_ATTEMPTS.filter(({ name }) => names.includes(name));

    for (const { address } of attempts) {
      await fetch(address.replace("PORT", String(other.port)), { dispatcher: plain }).catch(
        () => {},
      );
    }

    await plain.destroy();
    await other.close();
    expect(other.connections()).toBe(names.length);
  });
});

import { assert, ipV4, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { isLoopbackAddress, isPublicAddress } from "../../src/fetching/public-address.ts";

describe("an address", () => {
  it.each([
    "1.1.1.1",
    "93.184.216.34",
    "172.32.0.1",
    "100.128.0.1",
    "::ffff:1.1.1.1",
    "2606:2800:220:1::1",
    "2a01:4f8::5eff:1:2",
  ])("is public: %s", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    "127.0.0.1",
    "0.1.2.3",
    "10.255.255.255",
    "172.16.0.1",
    "100.127.255.255",
    "192.88.99.1",
    "::",
    "::1",
    "fe80::1%eth0",
    "2001:db8::1",
    "3fff::1",
    "5f00::1",
    "2a01:4f8::200:5efe:7f00:1",
    "2130706433x",
    "example.org",
    "",
  ])("is not public: %s", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each([
    ["127.0.0.1", true],
    ["127.9.9.9", true],
    ["::1", true],
    ["::ffff:127.0.0.1", true],
    ["::2", false],
    ["0.0.0.0", false],
    ["localhost", false],
  ])("is loopback or not: %s", (address, expected) => {
    expect(isLoopbackAddress(address)).toBe(expected);
  });

  it("is what its mapped form is, and never public in a form that only carries it", () => {
    assert(
      property(ipV4(), (address) => {
        expect(isPublicAddress(`::ffff:${address}`)).toBe(isPublicAddress(address));
        for (const prefix of ["::", "64:ff9b::", "::ffff:0:", "2a01::5efe:"]) {
          expect(isPublicAddress(prefix + address)).toBe(false);
        }
      }),
    );
  });
});

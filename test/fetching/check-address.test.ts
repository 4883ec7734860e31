import { describe, expect, it } from "vitest";
import { webPolicy } from "../../src/fetching/address-policy.ts";
import { checkAddress } from "../../src/fetching/check-address.ts";

const fault = (address: string, allowLoopback = false): string => {
  const checked = checkAddress(address, webPolicy(allowLoopback));
  return checked instanceof URL ? checked.href : checked.fault;
};

describe("an address", () => {
  it.each([
    ["https://example.org/page?a=1#part", "https://example.org/page?a=1"],
    ["https://EXAMPLE.org:443", "https://example.org/"],
    ["https://example.org:80/", "https://example.org:80/"],
    ["https://été.example/", "https://xn--t-9fab.example/"],
    ["https://1.1.1.1/", "https://1.1.1.1/"],
    ["https://[2606:2800:220:1::1]/", "https://[2606:2800:220:1::1]/"],
    ["https://localhost.example/", "https://localhost.example/"],
  ])("is asked: %s", (address, expected) => {
    expect(fault(address)).toBe(expected);
  });

  it.each([
    ["", "bad-address"],
    ["example.org", "bad-address"],
    ["https://", "bad-address"],
    ["https://exa mple.org/", "bad-address"],
    ["http://example.org/", "bad-address"],
    ["https://user@example.org/", "bad-address"],
    ["https://:secret@example.org/", "bad-address"],
    ["https://example.org:8443/", "bad-address"],
    [`https://example.org/${"a".repeat(2_050)}`, "bad-address"],
    ["https://intranet/", "address-refused"],
    ["https://127.0.0.1/", "address-refused"],
    ["https://hidden.onion/", "address-refused"],
    ["https://nas.home.arpa/", "address-refused"],
  ])("is refused: %s", (address, expected) => {
    expect(fault(address)).toBe(expected);
  });

  it.each([
    ["http://127.0.0.1:1234/", "http://127.0.0.1:1234/"],
    ["http://[::1]:1234/", "http://[::1]:1234/"],
    ["https://localhost:1234/", "https://localhost:1234/"],
    ["http://10.0.0.1/", "address-refused"],
    ["http://1.1.1.1/", "address-refused"],
    ["https://1.1.1.1:1234/", "address-refused"],
    ["https://intranet/", "address-refused"],
    ["ftp://127.0.0.1/", "bad-address"],
  ])("is judged with loopback allowed: %s", (address, expected) => {
    expect(fault(address, true)).toBe(expected);
  });

  it.each([
    ["https://user:secret@example.org/", "secret"],
    ["https://user:secret@[/", "secret"],
    ["https://[?key=secret", "secret"],
    ["https://intranet/?key=secret", "secret"],
    ["https://[/\u001b[31m\u202e\n", "\u001b"],
  ])("is told without its secrets and control characters: %j", (address, hidden) => {
    const checked = checkAddress(address, webPolicy(false));

    expect(checked).toMatchObject({ kind: "failed" });
    expect(JSON.stringify(checked)).not.toContain(hidden);
    expect(checked instanceof URL ? "" : checked.detail).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

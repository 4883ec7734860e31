import { describe, expect, it } from "vitest";
import { isLoopback, WebAddress } from "../../src/domain/web-address.ts";

describe("isLoopback", () => {
  it.each([
    { address: "http://localhost:8000/v1", is: true },
    { address: "http://127.0.0.1:11434", is: true },
    { address: "http://127.8.9.10", is: true },
    { address: "http://127.1/", is: true },
    { address: "http://0x7f000001/", is: true },
    { address: "http://[::1]:8000", is: true },
    { address: "http://10.0.0.1", is: false },
    { address: "http://127.example.com", is: false },
    { address: "http://127.0.0.1.example.com", is: false },
    { address: "http://localhost.example.com", is: false },
    { address: "https://llm.example", is: false },
  ])("is $is of $address", ({ address, is }) => {
    expect(isLoopback(new URL(address))).toBe(is);
  });
});

describe("WebAddress", () => {
  it.each([
    { address: "https://example.com/a", is: true },
    { address: "http://127.0.0.1:8000/a", is: true },
    { address: "http://example.com/a", is: false },
    { address: "https://user:key@example.com/", is: false },
    { address: "http://127.0.0.1.example.com/", is: false },
    { address: "ftp://127.0.0.1/", is: false },
    { address: "example.com", is: false },
  ])("takes $address: $is", ({ address, is }) => {
    expect(WebAddress.safeParse(address).success).toBe(is);
  });
});

import { afterAll, describe, expect, it } from "vitest";
import type { ExtractInput } from "../../src/extracting/extracted-document.ts";
import { createExtractor } from "../../src/extracting/extractor.ts";
import { bytes, page } from "./extracting.ts";

function inputOf(html: string, signal = new AbortController().signal): ExtractInput {
  return {
    body: bytes(html),
    contentType: "text/html",
    charset: null,
    url: "https://news.example/a",
    language: "fr",
    selectors: {},
    signal,
  };
}

/** Keeps its reader busy for seconds, whatever the machine. */
const HEAVY = page(
  `${"<div>".repeat(150)}un mot, un autre mot, encore un${"</div>".repeat(150)}`.repeat(60),
);

describe("extractor in a thread", () => {
  const extractor = createExtractor();
  afterAll(async () => extractor.close());

  it("gives what the reader gives, for several at once, and leaves the bytes", async () => {
    const good = inputOf(page("<p>Dans un fil à part.</p>"));

    const results = await Promise.all([
      extractor.extract(good),
      extractor.extract(inputOf("<title>404</title>Page introuvable")),
      extractor.extract({ ...good, contentType: "image/png" }),
    ]);

    expect(
      results.map((result) => (result.kind === "failed" ? result.fault : result.kind)),
    ).toEqual(["extracted", "soft-404", "unreadable"]);
    expect(good.body.length).toBeGreaterThan(0);
  });

  it("rejects with the reason of a signal, ends the thread, and starts anew", async () => {
    const stop = new AbortController();
    const reading = extractor.extract(inputOf(HEAVY, stop.signal));
    stop.abort(new Error("stopped by hand"));

    await expect(reading).rejects.toThrow("stopped by hand");
    expect(await extractor.extract(inputOf(page("")))).toMatchObject({ kind: "extracted" });
  });

  it("refuses a document that takes too long", async () => {
    const hasty = createExtractor({ timeoutMs: 1 });

    expect(await hasty.extract(inputOf(HEAVY))).toMatchObject({
      kind: "failed",
      fault: "bomb",
      detail: "took longer than 0.001 s to read",
    });
    await hasty.close();
  });

  it("refuses a document that needs too much memory", async () => {
    const small = createExtractor({ memoryMb: 12 });

    expect(await small.extract(inputOf(page("<p>mot</p>".repeat(50_000))))).toMatchObject({
      kind: "failed",
      fault: "bomb",
    });
    await small.close();
  });
});

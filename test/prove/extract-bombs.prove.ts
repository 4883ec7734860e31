import { afterAll, describe, expect, it } from "vitest";
import type { ExtractInput } from "../../src/extracting/extracted-document.ts";
import { createExtractor } from "../../src/extracting/extractor.ts";
import { bytes, page } from "../extracting/extracting.ts";
import { formsBomb } from "../helpers/documents/forms-bomb.ts";

function inputOf(body: Uint8Array, contentType: string): ExtractInput {
  return {
    body,
    contentType,
    charset: null,
    url: "https://news.example/a",
    language: "fr",
    selectors: {},
    signal: new AbortController().signal,
  };
}

describe("documents that would keep a reader busy for ever", () => {
  const extractor = createExtractor({ timeoutMs: 20_000 });
  afterAll(async () => extractor.close());

  it.each([
    {
      name: "PDF of forms that draw one another 10^11 times",
      body: formsBomb(12, 10),
      type: "application/pdf",
    },
    {
      name: "PDF of forms that draw one another 2^39 times",
      body: formsBomb(40, 2),
      type: "application/pdf",
    },
  ])("ends the thread after its time: $name", async ({ body, type }) => {
    expect(await extractor.extract(inputOf(body, type))).toMatchObject({
      kind: "failed",
      fault: "bomb",
      detail: "took longer than 20 s to read",
    });
    const next = await extractor.extract(inputOf(bytes(page("")), "text/html"));
    expect(next).toMatchObject({ kind: "extracted" });
  });

  it("reads the same drawings when there are few", async () => {
    const result = await extractor.extract(inputOf(formsBomb(3, 3), "application/pdf"));

    expect(result).toMatchObject({ kind: "extracted" });
  });
});

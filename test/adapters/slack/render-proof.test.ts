import { describe, expect, it } from "vitest";
import { loadPhrases } from "../../../src/language/phrases.ts";
import { proveSlackRendering } from "../../helpers/slack-render-proof.ts";

describe("rendering of random answers for Slack", () => {
  it("stays within every limit, pings nobody and links to nothing but the sources", async () => {
    const seen = proveSlackRendering(await loadPhrases("prompts"), 200);

    expect(seen.answers).toBe(200);
    expect(seen.modals).toBeGreaterThan(200);
    expect(seen.tables).toBeGreaterThan(5);
    expect(seen.shortened).toBeGreaterThan(5);
    expect(seen.links).toBeGreaterThan(200);
  });
});

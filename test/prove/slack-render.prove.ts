import { describe, expect, it } from "vitest";
import { loadPhrases } from "../../src/language/phrases.ts";
import { proveSlackRendering } from "../helpers/slack-render-proof.ts";

const RUNS = 10_000;

describe("rendering for Slack", () => {
  it(`holds for ${String(RUNS)} random answers`, async () => {
    const seen = proveSlackRendering(await loadPhrases("prompts"), RUNS);

    process.stdout.write(
      `${String(seen.answers)} answers and ${String(seen.modals)} passages rendered: 0 over a limit, 0 live pings, 0 foreign links ` +
        `(${String(seen.links)} links, ${String(seen.tables)} tables, ${String(seen.shortened)} shortened, largest ${String(seen.largest)} characters)\n`,
    );
    expect(seen.answers).toBe(RUNS);
    expect(seen.shortened).toBeGreaterThan(100);
    expect(seen.tables).toBeGreaterThan(100);
  });
});

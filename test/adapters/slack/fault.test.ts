import { webApi } from "@slack/bolt";
import { describe, expect, it } from "vitest";
import { slackFault } from "../../../adapters/slack/fault.ts";
import { callSlack } from "../../../adapters/slack/slack-error.ts";
import { Troubles } from "../../../adapters/slack/troubles.ts";
import { UndeliverableError } from "../../../src/assistant/courier.ts";
import { createLogger } from "../../../src/logger.ts";

function refused(error: string, fields: Record<string, unknown> = {}): Error {
  return new webApi.WebAPIPlatformError({ ok: false, error, response_metadata: {}, ...fields });
}

describe("slackFault", () => {
  it.each([
    { error: refused("channel_not_found"), kind: "gone", retryAfterMs: null },
    { error: refused("is_archived"), kind: "gone", retryAfterMs: null },
    { error: refused("account_inactive"), kind: "gone", retryAfterMs: null },
    { error: refused("token_revoked"), kind: "refused", retryAfterMs: 300_000 },
    { error: refused("missing_scope"), kind: "refused", retryAfterMs: 300_000 },
    { error: refused("invalid_blocks"), kind: "unfit", retryAfterMs: null },
    { error: refused("fatal_error"), kind: "passing", retryAfterMs: null },
    { error: new webApi.WebAPIRateLimitedError(30), kind: "passing", retryAfterMs: 30_000 },
    { error: new webApi.WebAPIHTTPError(503, "", {}, ""), kind: "passing", retryAfterMs: null },
    { error: new Error("socket hang up"), kind: "passing", retryAfterMs: null },
    { error: "text", kind: "passing", retryAfterMs: null },
  ])("$error: $kind", ({ error, kind, retryAfterMs }) => {
    expect(slackFault(error)).toMatchObject({ kind, retryAfterMs });
  });

  it("names the scope that is missing", () => {
    const { advice } = slackFault(refused("missing_scope", { needed: "users:read" }));
    expect(advice).toContain("add users:read and install the app again");
  });
});

function troubles(): Troubles {
  return new Troubles({
    logger: createLogger("silent", { write: () => {} }),
    now: () => new Date("2026-11-23T09:00:00Z"),
  });
}

describe("callSlack", () => {
  it("says that nobody is left to deliver to", async () => {
    const call = callSlack(troubles(), "chat.postMessage", async () =>
      Promise.reject(refused("channel_not_found")),
    );
    await expect(call).rejects.toBeInstanceOf(UndeliverableError);
  });

  it("says when to try again, and keeps what must be mended, each once", async () => {
    const kept = troubles();
    for (const error of ["token_revoked", "missing_scope", "token_revoked"]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await expect(
        callSlack(kept, "chat.postMessage", async () => Promise.reject(refused(error))),
      ).rejects.toMatchObject({ name: "SlackCallError", reason: error, retryAfterMs: 300_000 });
    }
    expect(kept.list().map(({ advice }) => advice)).toEqual([
      expect.stringContaining("SLACK_BOT_TOKEN"),
      expect.stringContaining("missing_scope"),
    ]);
  });
});

import { webApi } from "@slack/bolt";

/**
 * What a failed call means.
 *
 * `gone`: nobody is left to write to; `refused`: token or scopes are wrong, an operator must act;
 * `unfit`: this content is not accepted; `passing`: the same call can succeed later.
 */
export interface SlackFault {
  readonly kind: "gone" | "refused" | "unfit" | "passing";
  /** Slack's own name for it, or what broke; never content. */
  readonly reason: string;
  /** What an operator can do about it; `null` when nothing needs doing. */
  readonly advice: string | null;
  /** Milliseconds after which to try again; `null` when nothing is known. */
  readonly retryAfterMs: number | null;
}

const MINUTE_MS = 60_000;
/** A revoked token stays revoked until somebody installs the app again. */
const REFUSED_RETRY_MS = 5 * MINUTE_MS;

/** https://docs.slack.dev/reference/methods/chat.postMessage, "Errors" */
const GONE = new Set([
  "channel_not_found",
  "is_archived",
  "not_in_channel",
  "account_inactive",
  "user_not_found",
  "user_disabled",
  "user_not_in_channel",
  "cannot_dm_bot",
  "restricted_action",
  "restricted_action_read_only_channel",
  "restricted_action_thread_locked",
  "restricted_action_non_threadable_channel",
  "restricted_action_thread_only_channel",
  "messages_tab_disabled",
  "cannot_reply_to_message",
]);
const TOKEN = new Set(["invalid_auth", "not_authed", "token_revoked", "token_expired"]);
const RIGHTS = new Set([
  "missing_scope",
  "no_permission",
  "not_allowed_token_type",
  "ekm_access_denied",
  "team_access_not_granted",
  "access_denied",
  "org_login_required",
]);
const UNFIT = new Set([
  "invalid_blocks",
  "invalid_blocks_format",
  "invalid_arguments",
  "invalid_metadata_format",
  "metadata_too_large",
  "msg_blocks_too_long",
  "msg_too_long",
  "no_text",
]);

const TOKEN_ADVICE =
  "Slack refuses the bot token: install the app again (https://api.slack.com/apps, your app, " +
  "Install App), put the new Bot User OAuth Token into SLACK_BOT_TOKEN and start the bot again";

function scopeAdvice(reason: string, needed: unknown): string {
  const scope = typeof needed === "string" ? needed : "the scopes of adapters/slack/manifest.json";
  return (
    `Slack refuses a call (${reason}): under https://api.slack.com/apps, your app, OAuth & ` +
    `Permissions, add ${scope} and install the app again`
  );
}

/** Reads an error that a Slack client threw; anything else is `passing`. */
export function slackFault(error: unknown): SlackFault {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return passing("ratelimited", error.retryAfter * 1000);
  }
  if (error instanceof webApi.WebAPIPlatformError) {
    return platformFault(error.data.error, "needed" in error.data ? error.data["needed"] : null);
  }
  if (error instanceof webApi.WebAPIHTTPError) {
    return passing(`http ${String(error.statusCode)}`);
  }
  return passing(error instanceof Error ? error.name : "unknown");
}

/** Reasons after which a call may have been carried out all the same. */
const HALF_DONE = new Set([
  "fatal_error",
  "internal_error",
  "request_timeout",
  "service_unavailable",
]);

/** Whether Slack answered that it did not do what was asked; after anything else it may have. */
export function isRefusal(error: unknown): boolean {
  return (
    error instanceof webApi.WebAPIRateLimitedError ||
    (error instanceof webApi.WebAPIPlatformError && !HALF_DONE.has(error.data.error))
  );
}

/** Methods that Slack does not offer to this app, and will not while it runs. */
export const NOT_OFFERED: ReadonlySet<string> = new Set([
  "unknown_method",
  "method_deprecated",
  "feature_not_enabled",
  "missing_scope",
  "not_allowed_token_type",
]);

function platformFault(reason: string, needed: unknown): SlackFault {
  if (TOKEN.has(reason)) {
    return { kind: "refused", reason, advice: TOKEN_ADVICE, retryAfterMs: REFUSED_RETRY_MS };
  }
  if (RIGHTS.has(reason)) {
    const advice = scopeAdvice(reason, needed);
    return { kind: "refused", reason, advice, retryAfterMs: REFUSED_RETRY_MS };
  }
  const kind = GONE.has(reason) ? "gone" : UNFIT.has(reason) ? "unfit" : "passing";
  return { kind, reason, advice: null, retryAfterMs: null };
}

function passing(reason: string, retryAfterMs: number | null = null): SlackFault {
  return { kind: "passing", reason, advice: null, retryAfterMs };
}

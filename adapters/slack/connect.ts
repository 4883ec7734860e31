import type { webApi } from "@slack/bolt";
import { BotError } from "../../src/errors.ts";
import type { Identity } from "./context.ts";
import { slackFault } from "./fault.ts";
import manifest from "./manifest.json" with { type: "json" };
import type { Troubles } from "./troubles.ts";

/** Scopes that the app needs; the manifest asks for them at installation. */
export const SCOPES: readonly string[] = manifest.oauth_config.scopes.bot;

/**
 * Finds out who the app is, and whether it may do all that it does.
 *
 * @throws {BotError} PLATFORM_REFUSED for a wrong token, PLATFORM_UNREACHABLE (retryable) otherwise.
 */
export async function identify(client: webApi.WebClient, troubles: Troubles): Promise<Identity> {
  const answer = await ask(client);
  const { team_id: workspace, user_id: botUser, bot_id: botId, user, team } = answer;
  if (workspace === undefined || botUser === undefined || botId === undefined) {
    const message =
      "SLACK_BOT_TOKEN is no bot's token: use the Bot User OAuth Token (xoxb-…) of " +
      "https://api.slack.com/apps, your app, OAuth & Permissions";
    throw new BotError("PLATFORM_REFUSED", message);
  }
  reportMissing(answer.response_metadata?.scopes, troubles);
  return { workspace, botUser, botId, name: `${user ?? "bot"} in ${team ?? workspace}` };
}

async function ask(client: webApi.WebClient): Promise<webApi.AuthTestResponse> {
  try {
    return await client.auth.test();
  } catch (cause) {
    throw connectionError("auth.test", cause);
  }
}

/** What a failed attempt to connect means for whoever starts the bot. */
export function connectionError(method: string, cause: unknown): BotError {
  const { kind, reason, advice } = slackFault(cause);
  if (kind === "refused" || kind === "gone") {
    const mend = method === "auth.test" ? (advice ?? reason) : appTokenAdvice(reason);
    return new BotError("PLATFORM_REFUSED", `${method}: ${reason}. ${mend}`, { cause });
  }
  const message = `Slack cannot be reached (${method}: ${reason})`;
  return new BotError("PLATFORM_UNREACHABLE", message, { cause, retryable: true });
}

function appTokenAdvice(reason: string): string {
  return (
    `Slack refuses the app-level token (${reason}): under https://api.slack.com/apps, your app, Basic ` +
    "Information, App-Level Tokens, make one with the scope connections:write and put it into SLACK_APP_TOKEN"
  );
}

/** An app may have been installed with an older manifest: what it cannot do then is told at once. */
function reportMissing(given: readonly string[] | undefined, troubles: Troubles): void {
  const missing = SCOPES.filter((scope) => given !== undefined && !given.includes(scope));
  if (missing.length > 0) {
    const advice =
      `Slack did not grant ${missing.join(", ")}: under https://api.slack.com/apps, your app, OAuth & ` +
      "Permissions, add what is missing and install the app again";
    troubles.report("auth.test", {
      kind: "refused",
      reason: "missing_scope",
      advice,
      retryAfterMs: null,
    });
  }
}

import type { Config } from "../../src/config.ts";

const REDACTED = "[redacted]";

/** Every secret of the settings, also as JSON writes it. */
export function secretsOf({
  slack,
  discord,
}: Pick<Config, "slack" | "discord">): readonly string[] {
  const ofSlack =
    slack === null
      ? []
      : [slack.botToken, slack.mode === "socket" ? slack.appToken : slack.signingSecret];
  const secrets = [...ofSlack, ...(discord === null ? [] : [discord.token])];
  return [...new Set(secrets.flatMap((each) => [each, JSON.stringify(each).slice(1, -1)]))];
}

/**
 * A text without secrets. Errors of libraries carry requests with all their headers, so what is
 * logged is searched for the secrets themselves.
 */
export function redactSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((redacted, secret) => redacted.replaceAll(secret, REDACTED), text);
}

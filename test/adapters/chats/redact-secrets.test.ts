import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { redactSecrets, secretsOf } from "../../../adapters/chats/redact-secrets.ts";
import { loadConfig } from "../../../src/config.ts";
import { createLogger } from "../../../src/logger.ts";

const SOCKET = { SLACK_BOT_TOKEN: "xoxb-s3cr3t-1", SLACK_APP_TOKEN: "xapp-s3cr3t-2" };
const HTTP = {
  SLACK_BOT_TOKEN: "xoxb-s3cr3t-1",
  SLACK_MODE: "http",
  SLACK_SIGNING_SECRET: 'signing"s3cr3t\\3',
};

describe("secrets", () => {
  it.each([
    { name: "none", environment: {}, expected: [] },
    { name: "a socket's", environment: SOCKET, expected: ["xoxb-s3cr3t-1", "xapp-s3cr3t-2"] },
    {
      name: "a port's, also as JSON writes it",
      environment: HTTP,
      expected: ["xoxb-s3cr3t-1", 'signing"s3cr3t\\3', 'signing\\"s3cr3t\\\\3'],
    },
    {
      name: "Discord's",
      environment: { DISCORD_TOKEN: "discord-s3cr3t" },
      expected: ["discord-s3cr3t"],
    },
  ])("of the settings: $name", ({ environment, expected }) => {
    expect(secretsOf(loadConfig(environment, "/"))).toEqual(expected);
  });

  it.each([
    {
      name: "an error with the headers of its request",
      environment: SOCKET,
      secret: "xoxb-s3cr3t-1",
    },
    { name: "a secret that JSON writes otherwise", environment: HTTP, secret: 'signing"s3cr3t\\3' },
  ])("are in no line of the log: $name", ({ environment, secret }) => {
    let written = "";
    const stream = new Writable({
      write: (chunk, _encoding, done) => {
        written += String(chunk);
        done();
      },
    });
    const secrets = secretsOf(loadConfig(environment, "/"));
    const logger = createLogger("info", {
      write: (line) => stream.write(redactSecrets(line, secrets)),
    });
    const headers = { authorization: `Bearer ${secret}` };

    logger.error({ err: Object.assign(new Error(`refused ${secret}`), { headers }) }, secret);

    expect(written.split("[redacted]").length).toBeGreaterThan(3);
    expect(written).not.toContain("s3cr3t");
  });
});

/* Of the loopback Slack alone. */
export const BOT_TOKEN = "xoxb-loopback";
export const APP_TOKEN = "xapp-loopback";
export const SIGNING_SECRET = "loopback-signing-secret";

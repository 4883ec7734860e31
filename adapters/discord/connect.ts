import { once } from "node:events";
import { type Client, Events } from "discord.js";
import { BotError } from "../../src/errors.ts";
import { explainClose, explainStartFault } from "./operator-hints.ts";

/**
 * Connects and waits until Discord has told where the bot is.
 *
 * @returns what it is connected as, such as "souverain in 2 servers".
 * @throws {BotError} PLATFORM_REFUSED or PLATFORM_UNREACHABLE, saying what to mend.
 */
export async function connect(client: Client, token: string): Promise<string> {
  const finished = new AbortController();
  const { signal } = finished;
  try {
    await Promise.race([
      Promise.all([once(client, Events.ClientReady, { signal }), client.login(token)]),
      rejectWhenClosed(client, signal),
    ]);
  } catch (error) {
    await client.destroy();
    throw explainStartFault(error);
  } finally {
    finished.abort();
  }
  const servers = client.guilds.cache.size;
  return `${client.user?.username ?? "?"} in ${String(servers)} server${servers === 1 ? "" : "s"}`;
}

/** discord.js reports that it gave up in an event, and leaves who logs in waiting. */
async function rejectWhenClosed(client: Client, signal: AbortSignal): Promise<never> {
  const [{ code }] = await once(client, Events.ShardDisconnect, { signal });
  throw new BotError("PLATFORM_REFUSED", explainClose(Number(code)));
}

import { EventEmitter, once } from "node:events";
import { z } from "zod";
import { performCall } from "./rest-routes.ts";
import { RestServer } from "./rest-server.ts";
import { World, type WorldOptions } from "./world.ts";

const DEADLINE_MS = 20_000;

/**
 * A Discord on this machine: REST and gateway as documented, for a real discord.js client.
 *
 * Every REST call is compared with {@link REST_CALLS}; {@link LoopbackDiscord.close} throws when one broke a limit.
 */
export interface LoopbackDiscord {
  readonly world: World;
  readonly rest: RestServer;
  /** For DISCORD_API_URL. */
  readonly apiUrl: string;
  /**
   * Resolves as soon as the condition holds; looked at whenever something happens.
   *
   * @throws {Error} naming `what` when nothing made it true for 20 seconds.
   */
  until(what: string, condition: () => boolean): Promise<void>;
  close(): Promise<void>;
}

export async function startLoopbackDiscord(
  options: Omit<WorldOptions, "onChange"> = {},
): Promise<LoopbackDiscord> {
  const changes = new EventEmitter();
  changes.setMaxListeners(0);
  const onChange = (): void => {
    changes.emit("change");
  };
  const world = new World({ ...options, onChange });
  const rest = new RestServer({
    token: world.token,
    perform: (call) => performCall(world, call),
    onChange,
  });
  world.gateway.attach(rest.http);
  rest.http.listen(0, "127.0.0.1");
  await once(rest.http, "listening");
  const { port } = z.object({ port: z.int() }).parse(rest.http.address());
  world.gatewayUrl = `ws://127.0.0.1:${String(port)}`;
  return {
    world,
    rest,
    apiUrl: `http://127.0.0.1:${String(port)}/api`,
    until: async (what, condition) => waitUntil(changes, what, condition),
    close: async () => {
      world.gateway.close();
      rest.http.closeAllConnections();
      rest.http.close();
      await once(rest.http, "close");
      if (rest.violations.length > 0) {
        throw new Error(`Limits of Discord were broken:\n${rest.violations.join("\n")}`);
      }
    },
  };
}

async function waitUntil(
  changes: EventEmitter,
  what: string,
  condition: () => boolean,
): Promise<void> {
  const signal = AbortSignal.timeout(DEADLINE_MS);
  while (!condition()) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- looks again after each change
      await once(changes, "change", { signal });
    } catch (cause) {
      throw new Error(`Waited in vain until ${what}`, { cause });
    }
  }
}

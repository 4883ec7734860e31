import { createServer, type Server } from "node:net";
import { listen } from "./listen.ts";

/** A service of this machine that nothing may reach. */
export interface Victim {
  readonly port: number;
  readonly connections: () => number;
  close(): Promise<void>;
}

/**
 * Listens on every address of this machine in both families, so that also 0.0.0.0, 127.0.0.2, mapped
 * addresses and those of its network cards would reach it.
 */
export async function startVictim(): Promise<Victim> {
  let connections = 0;
  const server: Server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  const port = await listen(server, "::").catch(async () => listen(server, "0.0.0.0"));
  return {
    port,
    connections: () => connections,
    close: async () => {
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

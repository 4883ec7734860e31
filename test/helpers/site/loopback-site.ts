import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** What a path of the site answers. */
export interface SiteFile {
  readonly type: string;
  readonly body: string | Buffer;
  /** 200 unless given. */
  readonly status?: number;
}

export interface LoopbackSite {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly origin: string;
  /** By path; may be changed at any time. */
  readonly files: Map<string, SiteFile>;
  /** Every request so far, as `<status> <path>`. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** A web site on this machine, with ETags; what it has not is 404. */
export async function startSite(
  filesOf: (origin: string) => Readonly<Record<string, SiteFile>>,
): Promise<LoopbackSite> {
  const files = new Map<string, SiteFile>();
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const status = answer(files.get(request.url ?? ""), request, response);
    requests.push(`${String(status)} ${request.url ?? ""}`);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  // A TCP server always has a port.
  const port = typeof address === "object" ? address?.port : undefined;
  const origin = `http://127.0.0.1:${String(port)}`;
  for (const [path, file] of Object.entries(filesOf(origin))) {
    files.set(path, file);
  }
  return {
    origin,
    files,
    requests,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

function answer(
  file: SiteFile | undefined,
  { headers }: IncomingMessage,
  response: ServerResponse,
): number {
  if (file === undefined) {
    response.writeHead(404, { "content-type": "text/plain" }).end("Nothing here.");
    return 404;
  }
  const etag = `"${createHash("sha256").update(file.body).digest("hex").slice(0, 16)}"`;
  if (headers["if-none-match"] === etag) {
    response.writeHead(304, { etag }).end();
    return 304;
  }
  const status = file.status ?? 200;
  response.writeHead(status, { "content-type": file.type, etag }).end(file.body);
  return status;
}

import { describe, expect, it, onTestFinished } from "vitest";
import {
  embedderIdentity,
  openEmbedder,
  openLazyEmbedder,
} from "../../../adapters/model/open-embedder.ts";
import { type Config, loadConfig } from "../../../src/config.ts";
import { E5_IDENTITY } from "../../../src/models/e5-embeddings.ts";
import { temporaryFolder } from "../../helpers/index-workshop.ts";
import type { AnyServer } from "../../helpers/llm/any-server.ts";
import { openEmbeddingServer } from "../../helpers/llm/embedding-server.ts";
import { ROOT } from "../../helpers/terminal.ts";

async function remote(): Promise<{ readonly server: AnyServer; readonly config: Config }> {
  const server = await openEmbeddingServer();
  onTestFinished(() => server.close());
  const environment = { EMBEDDER: "openai:some-model", EMBEDDER_URL: `${server.url}/v1` };
  const config = loadConfig({ ...environment, STATE_DIR: temporaryFolder() }, ROOT);
  return { server, config };
}

describe("the embedder of the settings", () => {
  it("is the shipped one, which is not loaded to say who it is", async () => {
    const config = loadConfig({ DATA_DIR: "/nowhere" }, ROOT);

    expect(await embedderIdentity(config)).toEqual(E5_IDENTITY);
    expect((await openLazyEmbedder(config)).identity).toEqual(E5_IDENTITY);
    await expect(openEmbedder(config)).rejects.toMatchObject({ code: "MODEL_FILE_INVALID" });
  });

  it("may be on a server, and then embeds there", async () => {
    const { server, config } = await remote();

    const embedder = await openEmbedder(config);
    const vector = await embedder.embedQuery("Qui ?");

    expect(vector).toHaveLength(embedder.identity.dimension);
    expect(server.requests).toHaveLength(2);
  });

  it("is known without its server once it was used", async () => {
    const { server, config } = await remote();
    const { identity } = await openEmbedder(config);
    server.close();

    expect(await embedderIdentity(config)).toEqual(identity);
  });

  it("is asked for what is not known of it", async () => {
    const { server, config } = await remote();

    const identity = await embedderIdentity(config);

    expect(identity.name).toBe("openai:some-model");
    expect(server.requests).toHaveLength(1);
  });
});

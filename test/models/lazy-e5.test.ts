import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { E5_IDENTITY } from "../../src/models/e5-embeddings.ts";
import { LazyE5 } from "../../src/models/lazy-e5.ts";

const MODEL = join(import.meta.dirname, "..", "..", "data", "models", "multilingual-e5-small");

describe("LazyE5", () => {
  it("knows who it is without its files", () => {
    const embedder = new LazyE5({ directory: "/nowhere", threads: 1 });

    expect(embedder.identity).toEqual(E5_IDENTITY);
  });

  it("loads when something is embedded, and then embeds as the embedder does", async () => {
    const embedder = new LazyE5({ directory: MODEL, threads: 2 });

    const [first] = await embedder.embedDocuments(["Le siège d'OVHcloud est à Roubaix."]);
    const query = await embedder.embedQuery("Où est le siège d'OVHcloud ?");

    expect(first).toHaveLength(E5_IDENTITY.dimension);
    expect(query).not.toEqual(first);
  });

  it("says what is wrong with its files when they are needed", async () => {
    const embedder = new LazyE5({ directory: "/nowhere", threads: 1 });

    await expect(embedder.embedQuery("Roubaix")).rejects.toMatchObject({
      code: "MODEL_FILE_INVALID",
    });
  });
});

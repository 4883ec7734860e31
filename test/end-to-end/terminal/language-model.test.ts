import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { draftOf } from "../../helpers/llm/drafts.ts";
import { loadedPackages, notingModules } from "../../helpers/llm/loaded-modules.ts";
import { type ModelServer, startModelServer } from "../../helpers/llm/model-server.ts";
import { type ProcessEnd, souverain } from "../../helpers/souverain.ts";

const QUESTION = "Who operates Bleu?";
const MODEL_PACKAGES = /^(?:langchain|@langchain\/(?:openai|mistralai|ollama)|openai|ollama)$/;

let folder: string;
let without: ProcessEnd;

async function ask(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<ProcessEnd> {
  return souverain(["ask", "--today", "2026-11-23", ...words, QUESTION], {
    cwd: folder,
    environment: { STATE_DIR: join(folder, "var"), LOG_LEVEL: "silent", ...environment },
  });
}

/** A model that chooses the first sentence it is given. */
async function serve(): Promise<{ server: ModelServer; environment: Record<string, string> }> {
  const server = await startModelServer([
    ({ evidence: { passages } }) => {
      const [first] = passages;
      const [sentence = ""] = first?.sentences ?? [];
      return draftOf({ text: sentence, passages: [first?.id], quotes: [sentence] });
    },
  ]);
  return { server, environment: { LLM: "openai:test-model", LLM_URL: server.url } };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "souverain-llm-"));
  without = await ask([], notingModules(join(folder, "modules.txt")));
  return () => rmSync(folder, { recursive: true, force: true });
}, 300_000);

describe("a question on the terminal", () => {
  it("loads nothing of a language model where none is set", () => {
    const loaded = loadedPackages(join(folder, "modules.txt"));

    expect(without.code).toBe(0);
    // The list is one of what was loaded, and not empty.
    expect(loaded).toContain("zod");
    expect(loaded.filter((name) => MODEL_PACKAGES.test(name))).toEqual([]);
  });

  it("is put to the model that is set, and says so", async () => {
    const { server, environment } = await serve();

    const { code, stdout } = await ask([], environment);

    expect(code).toBe(0);
    expect(server.requests).toHaveLength(1);
    expect(stdout).toContain("sentences chosen by the language model test-model at 127.0.0.1:");
    expect(stdout).not.toContain("no language model");
  });

  it("is put to nobody with --no-llm", async () => {
    const { server, environment } = await serve();

    const { stdout } = await ask(["--no-llm"], environment);

    expect(server.requests).toEqual([]);
    expect(stdout).toBe(without.stdout);
  });
});

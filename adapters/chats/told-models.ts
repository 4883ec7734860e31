import type { Config } from "../../src/config.ts";
import { isLoopback } from "../../src/domain/web-address.ts";
import type { ToldModel, ToldModels } from "../../src/presenting/help.ts";

/** What people are told of the models of the settings: which, and where they are. */
export function toldModels({ llm, embedder }: Pick<Config, "llm" | "embedder">): ToldModels {
  return {
    llm: llm === null ? null : toldModel(llm),
    embedder: embedder.provider === "e5" ? null : toldModel(embedder),
  };
}

function toldModel({ model, url }: { readonly model: string; readonly url: string }): ToldModel {
  const address = new URL(url);
  return { name: model, host: address.host, isElsewhere: !isLoopback(address) };
}

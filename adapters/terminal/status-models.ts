import type { Config } from "../../src/config.ts";
import type { RemoteModel } from "../../src/config-models.ts";
import { isLoopback } from "../../src/domain/web-address.ts";
import { sanitizeLine } from "../../src/presenting/sanitize.ts";

type ModelConfig = Pick<Config, "embedder" | "llm">;

/** A model on a server, and whether what it is sent leaves this machine. */
interface ServedModel {
  readonly model: string;
  readonly host: string;
  readonly leavesMachine: boolean;
}

function served({ provider, model, url }: RemoteModel): ServedModel {
  const address = new URL(url);
  return {
    model: `${provider}:${model}`,
    host: address.host,
    leavesMachine: !isLoopback(address),
  };
}

/** Models on servers for scripts; `null` where none is used. */
export function modelsJson({
  embedder,
  llm,
}: ModelConfig): Readonly<Record<"embedder" | "llm", ServedModel | null>> {
  return {
    embedder: embedder.provider === "e5" ? null : served(embedder),
    llm: llm === null ? null : served(llm),
  };
}

/** The same for people: what they are sent, and where it goes. */
export function modelLines(config: ModelConfig): readonly string[] {
  const { embedder, llm } = modelsJson(config);
  return [
    ...line("questions", embedder, "every question and passage"),
    ...line("model", llm, "questions and the passages found for them"),
  ];
}

function line(label: string, model: ServedModel | null, what: string): readonly string[] {
  if (model === null) {
    return [];
  }
  const where = model.leavesMachine ? `leave this machine for` : "go to";
  return [
    `${label.padEnd(10)} ${what} ${where} ${sanitizeLine(model.host)} (${sanitizeLine(model.model)})`,
  ];
}

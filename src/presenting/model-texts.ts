import type { Answer } from "../domain/answer.ts";
import { sanitizeLine } from "./sanitize.ts";
import type { Wording } from "./wording.ts";

/** Who chose the sentences of an answer: a language model and where it is, or none. */
export function modelText({ model }: Pick<Answer, "model">, { say }: Pick<Wording, "say">): string {
  if (model === undefined || model.fault === "resting") {
    return say("source-no-model");
  }
  const slots = { model: sanitizeLine(model.name), host: sanitizeLine(model.host) };
  return say(model.fault === null ? "model-chose" : "model-unused", slots);
}

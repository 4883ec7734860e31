import { Attribute } from "../../src/domain/provider.ts";
import { type Wording, wordingIn } from "../../src/presenting/wording.ts";
import type { AppParts } from "./app-parts.ts";
import type { Valued } from "./value-lists.ts";

/** Stands for all eight objectives of the European framework, in place of attributes. */
export const OBJECTIVES = "objectives";

/** What the base tells of providers, named in a language; found by its English name and its id, too. */
export function listAttributes(
  { phrases }: Pick<AppParts, "phrases">,
  { say }: Pick<Wording, "say">,
): readonly Valued[] {
  const english = wordingIn(phrases, "en");
  return Attribute.options.map((value) => ({
    value,
    label: say(`attribute-${value}`),
    others: [english.say(`attribute-${value}`), value.replace("certification-", "")],
  }));
}

/** What providers can be compared on: the eight objectives, or attributes. */
export function listCriteria(
  parts: Pick<AppParts, "phrases">,
  wording: Pick<Wording, "say">,
): readonly Valued[] {
  const objectives = {
    value: OBJECTIVES,
    label: wording.say("discord-objectives"),
    others: ["SOV", ...Array.from({ length: 8 }, (_, index) => `SOV-${String(index + 1)}`)],
  };
  return [objectives, ...listAttributes(parts, wording)];
}

import type { ChatInputCommandInteraction } from "discord.js";
import { z } from "zod";
import type { ChatService } from "../../src/assistant/chat-service.ts";
import { Attribute } from "../../src/domain/provider.ts";
import type { Wording } from "../../src/presenting/wording.ts";
import type { AppParts } from "./app-parts.ts";
import { FIND_KINDS, FIND_PLACES, FIND_STATES, type FieldKey, HELD } from "./command-names.ts";
import { listAttributes } from "./criteria.ts";
import { readList, type Valued } from "./value-lists.ts";

/** What a provider must be or have. */
export type FindFilters = Parameters<ChatService["find"]>[0]["filters"];

/** A need as the options of `/find` say it. */
type ReadNeed =
  | { readonly kind: "read"; readonly filters: FindFilters; readonly text: string }
  /** A value that nobody offers: suggestions need not be taken. */
  | { readonly kind: "unknown"; readonly option: FieldKey; readonly typed: string };

const Filters = z.object({
  certified: z.array(Attribute).exactOptional(),
  has: z.array(Attribute).exactOptional(),
  countries: z.array(z.string()).exactOptional(),
  controlledFrom: z.array(z.string()).exactOptional(),
  headquartersIn: z.array(z.string()).exactOptional(),
  shareholdersFrom: z.array(z.string()).exactOptional(),
  hostedIn: z.array(z.string()).exactOptional(),
  european: z.boolean().exactOptional(),
  openSource: z.boolean().exactOptional(),
  kinds: z.array(z.enum(FIND_KINDS)).exactOptional(),
  states: z.array(z.enum(FIND_STATES)).exactOptional(),
});

type ListFilter = Exclude<keyof FindFilters, "european" | "openSource">;

/** Filter that each option with values fills. */
const LIST_OPTIONS = [
  ["certified", "certified"],
  ["also-certified", "certified"],
  ["country", "countries"],
  ["controlled-from", "controlledFrom"],
  ["headquarters", "headquartersIn"],
  ["shareholders", "shareholdersFrom"],
  ["hosted-in", "hostedIn"],
  ["documented-on", "has"],
  ["kind", "kinds"],
  ["state", "states"],
] as const satisfies readonly (readonly [FieldKey, ListFilter])[];

type ListOption = (typeof LIST_OPTIONS)[number][0];
type Options = Pick<ChatInputCommandInteraction["options"], "getString" | "getBoolean">;
type Parts = Pick<AppParts, "phrases" | "countries">;

/** What an option of `/find` takes, named in a language. */
function valuesOf(option: ListOption, parts: Parts, wording: Wording): readonly Valued[] {
  const { say, language } = wording;
  const named = (values: readonly string[], prefix: string): readonly Valued[] =>
    values.map((value) => ({ value, label: say(`${prefix}-${value}`), others: [] }));
  switch (option) {
    case "certified":
    case "also-certified":
      return named(HELD, "attribute");
    case "documented-on":
      return listAttributes(parts, wording);
    case "kind":
      return named(FIND_KINDS, "discord-kind");
    case "state":
      return named(FIND_STATES, "discord-state");

    case "country":
    case "controlled-from":
    case "headquarters":
    case "shareholders":
    case "hosted-in":
      return parts.countries.list(language);
  }
}

/** Whether an option takes countries. */
export function takesCountries(option: string): boolean {
  return FIND_PLACES.some((place) => place === option);
}

/** Reads the options of `/find`. */
export function readFindOptions(parts: Parts, options: Options, wording: Wording): ReadNeed {
  const lists = new Map<ListFilter, readonly string[]>();
  for (const [option, filter] of LIST_OPTIONS) {
    const typed = options.getString(option) ?? "";
    const read = readList(typed, typed === "" ? [] : valuesOf(option, parts, wording));
    if (read.kind === "unknown") {
      return { kind: "unknown", option, typed: read.typed };
    }
    lists.set(filter, [...new Set([...(lists.get(filter) ?? []), ...read.values])]);
  }
  const given = [...lists].filter(([, values]) => values.length > 0);
  const isOn = (option: "european" | "open-source"): boolean => options.getBoolean(option) === true;
  return {
    kind: "read",
    text: options.getString("need")?.trim() ?? "",
    filters: Filters.parse({
      ...Object.fromEntries(given),
      ...(isOn("european") ? { european: true } : {}),
      ...(isOn("open-source") ? { openSource: true } : {}),
    }),
  };
}

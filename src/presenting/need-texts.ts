import type { FindByNeedRequest } from "../assistant/find-by-need.ts";
import type { AskerLanguage } from "../domain/language.ts";
import type { Wording } from "./wording.ts";

type FindFilters = FindByNeedRequest["filters"];

/** "Outside the EU" is every other country that the base names: these tell what is meant. */
const MAX_COUNTRIES = 6;

function countriesText(codes: readonly string[], language: AskerLanguage): string {
  const names = new Intl.DisplayNames(language, { type: "region", fallback: "code" });
  const told = codes.slice(0, MAX_COUNTRIES).map((code) => names.of(code) ?? code);
  return new Intl.ListFormat(language, { type: "disjunction" }).format(
    codes.length > MAX_COUNTRIES ? [...told, "…"] : told,
  );
}

/** What was looked for, a short text a need, in the order in which people think of them. */
function needTexts(filters: FindFilters, { say, language }: Wording): readonly string[] {
  const held = [...(filters.certified ?? []), ...(filters.has ?? [])];
  const places = [
    ["chat-find-country", filters.countries],
    ["chat-find-controlled-from", filters.controlledFrom],
    ["chat-find-headquarters", filters.headquartersIn],
    ["chat-find-shareholders", filters.shareholdersFrom],
    ["chat-find-hosted-in", filters.hostedIn],
  ] as const;
  return [
    ...held.map((attribute) => say(`attribute-${attribute}`)),
    ...(filters.openSource === true ? [say("attribute-open-source")] : []),
    ...places.flatMap(([key, codes = []]) =>
      codes.length === 0 ? [] : [say(key, { values: countriesText(codes, language) })],
    ),
    ...(filters.european === true ? [say("chat-find-european")] : []),
  ];
}

/** A line that tells what was looked for, so that words which were misread are noticed. */
export function needLine(filters: FindFilters, wording: Wording): string {
  return wording.say("chat-find-looked-for", { needs: needTexts(filters, wording).join(" · ") });
}

import type { AskerLanguage, BaseLanguage } from "../domain/language.ts";
import type { Item } from "../domain/passage.ts";
import { Attribute, Objective, type Subject } from "../domain/provider.ts";
import { formatDate } from "../language/format-date.ts";
import type { Phrases } from "../language/phrases.ts";
import { showClaim } from "./claims/shown-claim.ts";
import { agedDate } from "./freshness.ts";
import { type Lapse, lapsesOf } from "./lapse.ts";

/** What one sentence beside a frame cites. */
export interface CitedBeside {
  readonly items: readonly Item[];
  readonly languages: readonly BaseLanguage[];
}

/** What a frame may have been filled from. */
export interface FrameContext {
  readonly language: AskerLanguage;
  readonly phrases: Phrases;
  readonly subjects: readonly Subject[];
  /** Day on which it is shown (YYYY-MM-DD); unless given, whether a date has passed is not asked. */
  readonly today?: string | undefined;
  /** What the asker claims, as it may be shown; none unless given. */
  readonly claims?: ReadonlySet<string>;
  /** All items that the answer cites. */
  readonly cited: readonly Item[];
  /** Cited by the nearest sentence with citations before and after; nothing at either end. */
  readonly before: CitedBeside;
  readonly after: CitedBeside;
}

/** By slot: its values, or what tells one. */
type Values = Readonly<Record<string, readonly string[] | ((value: string) => boolean)>>;

const OBJECTIVES = Objective.options
  .filter((each) => each !== "none")
  .map((each) => each.toLowerCase());

/** Names of subjects, one or more with commas between them. */
function areNames({ subjects }: FrameContext): (value: string) => boolean {
  const names = new Set(subjects.map(({ name }) => name));
  return (value) => value.split(", ").every((each) => names.has(each));
}

/** The asker's own words between quotation marks: those that were checked, clean of whatever pings, links or formats. */
function isClaim({ claims }: FrameContext): (value: string) => boolean {
  return (value) => claims?.has(value) === true && showClaim(value) === value;
}

/** After every day: all dates have passed by then. */
const LAST_DAY = "9999-12-31";

/** Dates, and whose they are, of what some facts look forward to and is past. */
function lapsed(
  items: readonly Item[],
  kind: Lapse["kind"],
  { today = LAST_DAY, language, phrases }: FrameContext,
): Values {
  const all = items.flatMap((item) =>
    lapsesOf(item, today)
      .filter((lapse) => lapse.kind === kind)
      .map((lapse) => ({ ...lapse, item })),
  );
  return {
    date: all.map(({ date }) => formatDate(date, language)),
    name: all.map(({ scope, item }) => scope ?? item.title),
    attribute: all.map(({ item }) =>
      phrases.text(language, `attribute-${item.fact?.attribute ?? "status"}`),
    ),
  };
}

/** Values that the slots of a frame may have, by its key: another frame with slots has none. */
const ALLOWED: Readonly<Record<string, (context: FrameContext) => Values>> = {
  "as-of": ({ before, language }) => ({
    date: before.items.flatMap(({ date }) => (date === null ? [] : [formatDate(date, language)])),
  }),
  aged: ({ before, language, today = LAST_DAY }) => ({
    date: before.items.flatMap((item) => {
      const date = agedDate(item, today);
      return date === undefined ? [] : [formatDate(date, language)];
    }),
  }),
  "lapsed-until": (context) => lapsed(context.before.items, "until", context),
  "lapsed-due": (context) => lapsed(context.before.items, "due", context),
  "lapsed-part": (context) => lapsed(context.before.items, "until", context),
  "lapsed-cell-until": (context) => lapsed(context.cited, "until", context),
  "lapsed-cell-due": (context) => lapsed(context.cited, "due", context),
  about: ({ after }) => ({ title: after.items.map(({ title }) => title) }),
  "list-entry": ({ after }) => ({ name: after.items.map(({ title }) => title) }),
  "table-column": ({ subjects }) => ({ name: subjects.map(({ name }) => name) }),
  "language-note": ({ after, language, phrases }) => ({
    language: after.languages.map((each) => phrases.text(language, `language-${each}`)),
  }),
  "objective-row": ({ language, phrases }) => ({
    objective: OBJECTIVES.map((each) => phrases.text(language, `objective-${each}`)),
    attribute: Attribute.options.map((each) => phrases.text(language, `attribute-${each}`)),
  }),
  "list-unknown": (context) => ({ other: areNames(context) }),
  partial: ({ subjects }) => ({ name: subjects.map(({ name }) => name) }),
  "partial-attribute": ({ subjects, language, phrases }) => ({
    name: subjects.map(({ name }) => name),
    attribute: Attribute.options.map((each) => phrases.text(language, `attribute-${each}`)),
  }),
  "stale-source": ({ cited }) => ({
    title: cited.filter(({ page }) => page !== undefined).map(({ title }) => title),
  }),
  claim: (context) => ({ claim: isClaim(context) }),
  "claim-skipped": (context) => ({ claim: isClaim(context) }),
  ambiguous: ({ subjects }) => {
    const names = subjects.map(({ name }) => name);
    return { reading: names, other: names };
  },
};

/**
 * Whether a text is one of the bot's own phrases, its slots filled from the evidence beside it: a
 * frame carries no fact, so a date or a name that is not that of the evidence is none.
 */
export function isKnownFrame(text: string, context: FrameContext): boolean {
  return context.phrases.readingsOf(context.language, text).some(({ key, slots }) => {
    const allowed = ALLOWED[key]?.(context) ?? {};
    return Object.entries(slots).every(([name, value]) => {
      const values = allowed[name] ?? [];
      return typeof values === "function" ? values(value) : values.includes(value);
    });
  });
}

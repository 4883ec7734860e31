import { z } from "zod";
import { Bilingual } from "./language.ts";
import { PartialDate } from "./partial-date.ts";
import { Source } from "./source.ts";

/** Ids are kebab-case and never reused: questions and citations point at them. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "write it in lower case with single hyphens");

/** What a fact is about. */
export const Attribute = z.enum([
  "headquarters",
  "legal-entity",
  "parent-company",
  "ownership",
  "capital-control",
  "listing",
  "country-of-control",
  "governance",
  "applicable-foreign-law",
  "data-location",
  "regions",
  "operator",
  "technology-origin",
  "partnership",
  "certification-secnumcloud",
  "certification-hds",
  "certification-c5",
  "certification-iso27001",
  "certification-other",
  "gaia-x-membership",
  "gaia-x-label",
  "customer-keys",
  "open-source",
  "reversibility",
  "egress-fees",
  "staff-location",
  "support-location",
  "public-sector-framework",
  "launch-date",
  "status",
  "environmental",
]);
export type Attribute = z.infer<typeof Attribute>;

/** Objective of the EU Cloud Sovereignty Framework that a fact bears on. */
export const Objective = z.enum([
  "SOV-1",
  "SOV-2",
  "SOV-3",
  "SOV-4",
  "SOV-5",
  "SOV-6",
  "SOV-7",
  "SOV-8",
  "none",
]);
export type Objective = z.infer<typeof Objective>;

/** State of what can be held, begun or ended; `in-progress` is never the same as held. */
const FactState = z.enum(["in-force", "in-progress", "planned", "ended", "not-held"]);

/** What a statement is worth: who says it. */
export const Basis = z.enum(["primary", "vendor", "press", "unofficial"]);
export type Basis = z.infer<typeof Basis>;

const CountryCode = z.string().regex(/^[A-Z]{2}$/, "write a two-letter country code such as FR");

/** An owner or shareholder; `country` is that of ultimate control, `share` is per cent of capital. */
const Holder = z.strictObject({
  name: z.string().min(1),
  country: CountryCode.nullable(),
  share: z.number().min(0).max(100).nullable(),
});

/** One service among several covered by the same statement. */
const FactPart = z.strictObject({
  scope: z.string().min(1),
  from: PartialDate.optional(),
  until: PartialDate.optional(),
});

/**
 * One dated, sourced statement about a provider, offer, technology or body.
 * Every field of data/README.md, as written there.
 */
export const ProviderFact = z.strictObject({
  id: Slug,
  attribute: Attribute,
  objective: Objective,
  /** Short form for tables, at most 12 words a language. */
  value: Bilingual,
  /** One full sentence that can be read alone. */
  statement: Bilingual,
  /** Date at which the statement was true. */
  asOf: PartialDate,
  state: FactState.optional(),
  from: PartialDate.optional(),
  until: PartialDate.optional(),
  /** For what is planned or in progress: once past without a newer fact, it is unconfirmed. */
  due: PartialDate.optional(),
  scope: z.string().min(1).optional(),
  parts: z.array(FactPart).min(1).optional(),
  /** Older facts whose state this one replaces. */
  supersedes: z.array(Slug).min(1).optional(),
  /** Facts by other sources that contradict this one; written on both. */
  disputes: z.array(Slug).min(1).optional(),
  holders: z.array(Holder).min(1).optional(),
  countries: z.array(CountryCode).min(1).optional(),
  basis: Basis,
  /** True when the page was read through a copy, an excerpt or a transcription. */
  viaCopy: z.literal(true).optional(),
  source: Source,
  /** Verbatim from the page, 20 words at most: the only text that may be shown as a quotation. */
  quote: z.string().min(1).optional(),
  /** Caveat shown to a reader. */
  note: Bilingual.optional(),
});
export type ProviderFact = z.infer<typeof ProviderFact>;

/** One file of data/providers: a subject and its facts. */
export const Provider = z.strictObject({
  id: Slug,
  name: z.string().min(1),
  /** Names people type; found by alias, never shown in place of the name. */
  aliases: z.array(z.string().min(1)),
  kind: z.enum(["provider", "offer", "framework-body", "technology"]),
  /** At most 40 words; has no source, so it is indexed but is no evidence. */
  summary: Bilingual,
  facts: z.array(ProviderFact).min(1),
});
export type Provider = z.infer<typeof Provider>;

/** What the bot can recognise in a question: a provider's names without its facts. */
export const Subject = Provider.pick({ id: true, name: true, aliases: true, kind: true });
export type Subject = z.infer<typeof Subject>;

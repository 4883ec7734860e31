import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

// Reads the base by itself: nothing of src/ is used, so that the two can be held against each other.

const Strings = z.array(z.string());
const Fact = z.object({
  id: z.string(),
  attribute: z.string(),
  value: z.object({ fr: z.string(), en: z.string() }),
  statement: z.object({ fr: z.string(), en: z.string() }),
  state: z.string().optional(),
  scope: z.string().optional(),
  supersedes: Strings.default([]),
  countries: Strings.default([]),
  holders: z
    .array(z.object({ country: z.string().nullable(), share: z.number().nullable() }))
    .default([]),
});
type Fact = z.infer<typeof Fact>;

const Subject = z.object({
  id: z.string(),
  name: z.string(),
  aliases: Strings,
  kind: z.string(),
  facts: z.array(Fact),
});
type Subject = z.infer<typeof Subject>;

const Criterion = z.enum([
  "holds",
  "awaits",
  "owners",
  "control",
  "seat",
  "home",
  "place",
  "technology",
]);
type Criterion = z.infer<typeof Criterion>;

const ListedQuestion = z.strictObject({
  id: z.string(),
  language: z.enum(["fr", "en", "de", "es", "it", "nl"]),
  question: z.string(),
  /** Kinds of subjects that are asked for. */
  kinds: Strings.default(["provider", "offer"]),
  list: z.array(z.partialRecord(Criterion, z.string())).optional(),
  compare: Strings.optional(),
  attributes: Strings.optional(),
});
export type ListedQuestion = z.infer<typeof ListedQuestion>;

/** Names of subjects, each with the ids of the facts that put it there. */
export type Expected = Readonly<Record<string, readonly string[]>>;

const OWNERS = ["ownership", "capital-control", "parent-company", "country-of-control"];
/** Attributes that answer the same question; any other stands alone. */
const FAMILIES = [
  OWNERS,
  ["regions", "data-location"],
  ["launch-date", "status"],
  ["headquarters", "legal-entity"],
];
/** How certificates are written in the values of other certificates. */
const CERTIFICATES: Readonly<Record<string, RegExp>> = {
  "certification-secnumcloud": /\bSecNumCloud\b/u,
  "certification-hds": /\bHDS\b/u,
  "certification-c5": /\bC5\b/u,
  "certification-iso27001": /\bISO(?:\/IEC)? 27001\b/u,
};
const HELD_BY_SOMEBODY = /^(?:certification-|gaia-x-)/u;

function spaced(text: string): string {
  return ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;
}

function familyOf(attribute: string): readonly string[] {
  return FAMILIES.find((family) => family.includes(attribute)) ?? [attribute];
}

/** The newest facts of all subjects. */
export class Base {
  readonly subjects: readonly Subject[];
  readonly #current = new Map<string, Fact[]>();

  constructor(subjects: readonly Subject[]) {
    this.subjects = subjects;
    const replaced = new Set(
      subjects.flatMap(({ facts }) => facts.flatMap(({ supersedes }) => supersedes)),
    );
    for (const subject of subjects) {
      for (const fact of subject.facts.filter(({ id }) => !replaced.has(id))) {
        const owner = this.#ownerOf(fact, subject);
        this.#current.set(owner, [...(this.#current.get(owner) ?? []), fact]);
      }
    }
  }

  /** What another subject holds is noted with its name as the scope. */
  #ownerOf({ scope, attribute }: Fact, subject: Subject): string {
    const words = spaced(scope ?? "");
    const named = this.subjects.filter(({ name, aliases }) =>
      [name, ...aliases].some((each) => words.includes(spaced(each))),
    );
    const [only] = named;
    const isElse = HELD_BY_SOMEBODY.test(attribute) && named.length === 1;
    return isElse && only !== undefined ? only.id : subject.id;
  }

  nameOf(id: string): string {
    return this.subjects.find((subject) => subject.id === id)?.name ?? id;
  }

  factsOf(id: string, attributes: readonly string[]): readonly Fact[] {
    return (this.#current.get(id) ?? []).filter(({ attribute }) => attributes.includes(attribute));
  }

  current(id: string): readonly Fact[] {
    return this.#current.get(id) ?? [];
  }
}

function isHeld({ state }: Fact): boolean {
  return state === undefined || state === "in-force";
}

function certificates(id: string, attribute: string, base: Base): readonly Fact[] {
  const written = CERTIFICATES[attribute];
  return base
    .current(id)
    .filter(
      (fact) =>
        fact.attribute === attribute ||
        (written !== undefined &&
          fact.attribute.startsWith("certification-") &&
          written.test(fact.value.en)),
    );
}

/** Facts on who controls a subject and from where: one holder of most, or all of one country. */
function control(
  id: string,
  base: Base,
): { readonly country: string | null; readonly facts: readonly Fact[] } {
  const stated = base
    .factsOf(id, ["country-of-control"])
    .filter((fact) => fact.countries.length === 1);
  if (stated.length > 0) {
    return { country: stated[0]?.countries[0] ?? null, facts: stated };
  }
  const facts = base.factsOf(id, OWNERS).filter(({ holders }) => holders.length > 0);
  const holders = facts.flatMap((fact) => fact.holders);
  const most = holders.find(({ share }) => (share ?? 0) > 50);
  const countries = new Set(holders.flatMap(({ country }) => country ?? []));
  const shares = holders.map(({ share }) => share);
  const isWhole = shares.some((share) => share === null) || sum(shares) > 50;
  const only = countries.size === 1 && isWhole ? ([...countries][0] ?? null) : null;
  return { country: most?.country ?? only, facts };
}

function sum(shares: readonly (number | null)[]): number {
  return shares.reduce<number>((total, share) => total + (share ?? 0), 0);
}

function seat(id: string, base: Base): readonly Fact[] {
  const seats = base.factsOf(id, ["headquarters"]).filter(({ countries }) => countries.length > 0);
  return seats.length > 0 ? seats : base.factsOf(id, ["legal-entity"]);
}

function home(id: string, country: string, base: Base): readonly Fact[] {
  const known = control(id, base);
  const controlled = known.country === country ? known.facts : [];
  const hasSeat = base.factsOf(id, ["headquarters"]).some(({ countries }) => countries.length > 0);
  const seats = hasSeat || known.country === null ? seat(id, base) : [];
  return [...controlled, ...seats.filter(({ countries }) => countries.includes(country))];
}

const FIND: Readonly<
  Record<Criterion, (id: string, asked: string, base: Base) => readonly Fact[]>
> = {
  holds: (id, asked, base) => certificates(id, asked, base).filter(isHeld),
  awaits: (id, asked, base) => {
    const facts = certificates(id, asked, base);
    return facts.some(isHeld) ? [] : facts.filter(({ state }) => state === "in-progress");
  },
  owners: (id, asked, base) =>
    base
      .factsOf(id, OWNERS)
      .filter(({ holders }) => holders.some(({ country }) => country === asked)),
  control: (id, asked, base) => {
    const { country, facts } = control(id, base);
    return country === asked ? facts : [];
  },
  seat: (id, asked, base) => seat(id, base).filter(({ countries }) => countries.includes(asked)),
  home,
  place: (id, asked, base) =>
    base
      .factsOf(id, ["regions", "data-location"])
      .filter((fact) => isHeld(fact) && fact.countries.includes(asked)),
  technology: (id, asked, base) => {
    const { name, aliases } = base.subjects.find((each) => each.id === asked) ?? {
      name: asked,
      aliases: [],
    };
    return base
      .factsOf(id, ["technology-origin"])
      .filter(
        (fact) =>
          isHeld(fact) &&
          [name, ...aliases].some((each) => spaced(fact.statement.en).includes(spaced(each))),
      );
  },
};

function deriveList({ list = [], kinds }: ListedQuestion, base: Base): Expected {
  const entries = base.subjects
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ id, name }) => ({
      name,
      met: list
        .flatMap((each) => Object.entries(each))
        .map(([criterion, asked]) => FIND[Criterion.parse(criterion)](id, asked, base)),
    }))
    .filter(({ met }) => met.every((facts) => facts.length > 0));
  return Object.fromEntries(
    entries.map(({ name, met }) => [name, met.flat().map(({ id }) => id)] as const),
  );
}

/** Everything the base holds for a cell: facts of the family; empty for "not in the base". */
export function deriveCell(id: string, attribute: string, base: Base): readonly string[] {
  return base.factsOf(id, familyOf(attribute)).map((fact) => fact.id);
}

/** What a question's answer must name, and why. */
export function derive(question: ListedQuestion, base: Base): Expected {
  if (question.list !== undefined) {
    return deriveList(question, base);
  }
  return Object.fromEntries(
    (question.compare ?? []).map((id) => [
      base.nameOf(id),
      (question.attributes ?? []).flatMap((attribute) => deriveCell(id, attribute, base)),
    ]),
  );
}

export async function readBase(folder: string): Promise<Base> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".yaml")).toSorted();
  const texts = await Promise.all(names.map(async (name) => readFile(join(folder, name), "utf8")));
  return new Base(texts.map((text) => Subject.parse(parse(text))));
}

export async function readQuestions(file: string): Promise<readonly ListedQuestion[]> {
  return z.array(ListedQuestion).parse(parse(await readFile(file, "utf8")));
}

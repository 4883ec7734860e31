import type { Attribute } from "../domain/provider.ts";
import { asksDenied } from "./asked-denial.ts";
import { asksEnds, type ExpiryWindow, namesDays, readExpiry } from "./asked-expiry.ts";
import { asksNoFees, FEES, noFees } from "./asked-fees.ts";
import { readPlaces } from "./asked-places.ts";
import type { CandidateParts } from "./candidates.ts";
import { askedDetails } from "./certification-detail.ts";
import type { Criterion } from "./provider-criteria.ts";
import type { Understanding } from "./understanding.ts";
import { lastDays } from "./validity.ts";

/** Attributes that a provider simply has, and that no common word names by chance. */
const PLAIN: readonly Attribute[] = ["customer-keys", "open-source", "egress-fees", "listing"];
const CERTIFICATIONS: readonly Attribute[] = [
  "certification-secnumcloud",
  "certification-hds",
  "certification-c5",
  "certification-iso27001",
];
/** Words beside those of types that a question may have; where one type alone or two loose ones are asked, and where others. */
const MAX_UNTOLD = { loose: 2, typed: 3 };

/** Certifications that are asked for, by name where one is named; empty for none. */
export function askedCertifications({
  attributes,
  topics,
  concepts,
}: Understanding): readonly Attribute[] {
  const asked = CERTIFICATIONS.filter((each) => attributes.has(each));
  // "Qualified" alone means one of them; where one is named, that is meant.
  const named = asked.filter((each) => {
    const id = each.replace("certification-", "");
    return topics.has(id) || concepts.has(id);
  });
  return named.length > 0 ? named : asked;
}

function membership({ subjects, concepts }: Understanding): readonly Attribute[] {
  if (!subjects.has("gaia-x")) {
    return [];
  }
  if (concepts.has("gaia-x-label")) {
    return ["gaia-x-label"];
  }
  return concepts.has("member") ? ["gaia-x-membership"] : [];
}

/** Whether what is asked by type is named, not only hinted at by a common word. */
function isNamed(
  { attribute }: Extract<Criterion, { kind: "holds" }>,
  { topics, concepts }: Understanding,
): boolean {
  const id = attribute.replace("certification-", "");
  return topics.has(id) || concepts.has(id) || attribute.startsWith("gaia-x-");
}

/** Whether a question is about types at all: with many other words it asks for something else of them. */
function isAboutTypes(criteria: readonly Criterion[], understanding: Understanding): boolean {
  const held = criteria.filter((each) => each.kind === "holds");
  if (held.some((each) => isNamed(each, understanding))) {
    return true;
  }
  const isLoose =
    criteria.length > 1 || criteria.every(({ kind }) => kind === "home" || kind === "european");
  return understanding.untoldWords.size <= (isLoose ? MAX_UNTOLD.loose : MAX_UNTOLD.typed);
}

/** Any of the certifications, or a part of one, that ends in the window; the newest state first. */
function endingIn({ from, to }: ExpiryWindow, attributes: readonly Attribute[]): Criterion {
  return {
    kind: "fact",
    attributes,
    isMeant: (item) => lastDays(item).some((day) => day >= from && day <= to),
    worth: () => 0,
  };
}

/** What must be held, of the details that are named, or end by the day that is. */
function heldCriteria(
  held: readonly Attribute[],
  { text, today }: Understanding,
): readonly Criterion[] {
  const window = readExpiry(text, today);
  const certifications = held.filter((each) => CERTIFICATIONS.includes(each));
  if (window !== undefined && certifications.length > 0) {
    return [endingIn(window, certifications)];
  }
  const details = askedDetails(text);
  return held.map((attribute) => ({
    kind: "holds",
    attribute,
    ...(CERTIFICATIONS.includes(attribute) ? { details } : {}),
  }));
}

/** Whether a question asks for what ends on days that no window can be read from: "expire before 2020". */
function asksNoWindow({ text, today }: Understanding): boolean {
  return asksEnds(text) && namesDays(text) && readExpiry(text, today) === undefined;
}

/**
 * What a question asks of providers by types: a certification, a place, an owner.
 *
 * @returns empty where it asks by no type, by several that do not go together, for something else too, or for those
 * that something is not true of.
 */
export function readCriteria(
  understanding: Understanding,
  parts: Pick<CandidateParts, "words" | "book">,
): readonly Criterion[] {
  if (asksDenied(understanding) || asksNoWindow(understanding)) {
    return [];
  }
  const isNoFees = asksNoFees(understanding);
  const held = [
    ...askedCertifications(understanding),
    ...membership(understanding),
    ...PLAIN.filter((each) => understanding.attributes.has(each) && !(isNoFees && each === FEES)),
  ];
  const places = readPlaces(understanding, parts, isNoFees || held.length > 0);
  if (places === undefined) {
    return [];
  }
  const criteria = [
    ...heldCriteria(held, understanding),
    ...(isNoFees ? [noFees(parts.book)] : []),
    ...places,
  ];
  return isAboutTypes(criteria, understanding) ? criteria : [];
}

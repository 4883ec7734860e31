import type { Attribute } from "./provider.ts";

/** What a provider can hold, as people write it in commands. */
export const CERTIFICATIONS: Readonly<Record<string, Attribute>> = {
  secnumcloud: "certification-secnumcloud",
  snc: "certification-secnumcloud",
  hds: "certification-hds",
  c5: "certification-c5",
  iso27001: "certification-iso27001",
  "gaia-x": "gaia-x-membership",
  "gaia-x-label": "gaia-x-label",
};

/** `undefined` for a word that names none; case does not matter. */
export function readCertification(word: string): Attribute | undefined {
  const known = word.toLowerCase();
  return Object.hasOwn(CERTIFICATIONS, known) ? CERTIFICATIONS[known] : undefined;
}

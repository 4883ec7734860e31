import type { Attribute } from "../../src/domain/provider.ts";

/** What can be held, as people write it; the same words as on the terminal. */
export const CERTIFICATIONS: Readonly<Record<string, Attribute>> = {
  secnumcloud: "certification-secnumcloud",
  snc: "certification-secnumcloud",
  hds: "certification-hds",
  c5: "certification-c5",
  iso27001: "certification-iso27001",
  "gaia-x": "gaia-x-membership",
  "gaia-x-label": "gaia-x-label",
};

export function readCertification(word: string): Attribute | undefined {
  const known = word.toLowerCase();
  return Object.hasOwn(CERTIFICATIONS, known) ? CERTIFICATIONS[known] : undefined;
}

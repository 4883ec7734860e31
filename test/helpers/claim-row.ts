import type { AskerLanguage } from "../../src/domain/language.ts";
import type { RealAssistant } from "./real-assistant.ts";

/** A message to be checked against the real base. */
export interface ClaimRow {
  readonly language: AskerLanguage;
  readonly claim: string;
  /** YYYY-MM-DD; 23 November 2026 where left out. */
  readonly today?: string;
}

/** What is found of each claim of a message, in order. */
export async function verdictsOf(
  { assistant }: RealAssistant,
  { claim, language, today = "2026-11-23" }: ClaimRow,
): Promise<readonly string[]> {
  const { claims } = await assistant.check({ text: claim, today, locale: language });
  return claims.map(({ verdict }) => verdict);
}

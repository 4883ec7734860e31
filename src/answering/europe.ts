/** Members of the EU and of the EEA on 24 November 2026, by ISO 3166-1 alpha-2 code. */
export const EUROPE: ReadonlySet<string> = new Set(
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split(
    " ",
  ),
);

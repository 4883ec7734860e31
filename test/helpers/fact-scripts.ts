import { type Ended, runCommand } from "./run-terminal.ts";

/** A file of the small base, and a fact that it does not hold yet. */
export const ALPHA = "providers/alpha.yaml";
export const FACT = {
  id: "alpha-sites",
  attribute: "regions",
  objective: "SOV-5",
  value: { fr: "Deux sites", en: "Two sites" },
  statement: { fr: "Alpha a deux sites.", en: "Alpha has two sites." },
  asOf: "2026-04",
  basis: "vendor",
  source: {
    title: "Sites",
    publisher: "Alpha",
    url: "https://example.com/sites",
    published: "2026",
    language: "fr",
  },
};

/** Runs a command on a base, with a text on standard input. */
export async function runOn(
  words: readonly string[],
  { dataDir, input = "" }: { readonly dataDir: string; readonly input?: string },
): Promise<Ended> {
  return runCommand(words, { DATA_DIR: dataDir, LOG_LEVEL: "silent" }, { input });
}

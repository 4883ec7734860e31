import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

const Facts = z.looseObject({ facts: z.array(z.unknown()) });

/** The facts of a provider file, as YAML reads them. */
export function factsIn(dataDir: string, file: string): readonly unknown[] {
  return parseFacts(readFileSync(join(dataDir, file), "utf8")).facts;
}

/** A provider file with its facts, of which nothing else is checked. */
export function parseFacts(text: string): z.infer<typeof Facts> {
  return Facts.parse(parse(text));
}

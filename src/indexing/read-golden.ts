import { lstat, readFile } from "node:fs/promises";
import { join } from "node:path";
import { BotError } from "../errors.ts";
import { describeIssues } from "../knowledge/describe-issue.ts";
import { createFindLine } from "../knowledge/find-line.ts";
import { parseYaml } from "../knowledge/parse-yaml.ts";
import { type FileFault, reasonOf } from "../knowledge/read-text-file.ts";
import { GoldenSet, NO_GOLDEN } from "./golden-question.ts";

const FILE = "golden.yaml";
/** A file that is cut has hundreds: the first ones say it. */
const MAX_FAULTS = 3;

function parse(text: string): GoldenSet | readonly FileFault[] {
  const { source, faults } = parseYaml(text, { text, start: 0, findLine: createFindLine(text) });
  if (source === null || faults.length > 0) {
    return faults;
  }
  const parsed = GoldenSet.safeParse(source.value);
  return parsed.success ? parsed.data : describeIssues(parsed.error.issues, source, []);
}

async function readText(file: string): Promise<string | null> {
  try {
    await lstat(file);
  } catch (error) {
    if (reasonOf(error) === "ENOENT") {
      return null;
    }
  }
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new BotError("KNOWLEDGE_INVALID", `${file} cannot be read (${reasonOf(cause)}).`, {
      cause,
    });
  }
}

/**
 * Reads the questions that every index must answer; a base without the file has none.
 *
 * @throws {BotError} KNOWLEDGE_INVALID when the file is wrong, naming what to mend.
 */
export async function readGolden(dataDir: string): Promise<GoldenSet> {
  const file = join(dataDir, FILE);
  const text = await readText(file);
  const reading = text === null ? NO_GOLDEN : parse(text);
  if ("questions" in reading) {
    return reading;
  }
  const told = reading
    .slice(0, MAX_FAULTS)
    .map(({ line, message }) => `${file}:${String(line)} ${message}`);
  throw new BotError(
    "KNOWLEDGE_INVALID",
    `${told.join("\n")}\nNothing was published: mend the file, or remove it to publish unchecked.`,
  );
}

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { AskerLanguage } from "../domain/language.ts";
import { BotError } from "../errors.ts";

async function readPrompt(path: string): Promise<string> {
  try {
    const text = (await readFile(path, "utf8")).trim();
    if (text.includes('"claims"')) {
      return text;
    }
  } catch (cause) {
    throw promptInvalid(path, "cannot be read", cause);
  }
  throw promptInvalid(path, 'does not ask for "claims"');
}

function promptInvalid(path: string, fault: string, cause?: unknown): BotError {
  return new BotError(
    "PHRASES_INVALID",
    `${path} ${fault}. Restore it with \`git checkout -- prompts\`, or set PROMPTS_DIR`,
    { cause },
  );
}

/**
 * What a language model is told to do, by language of the question: `draft.<language>.md`.
 *
 * @throws {BotError} PHRASES_INVALID naming the file that is missing or asks for something else.
 */
export async function readDraftPrompts(
  promptsDir: string,
): Promise<Readonly<Record<AskerLanguage, string>>> {
  const read = async (language: AskerLanguage): Promise<string> =>
    readPrompt(join(promptsDir, `draft.${language}.md`));
  const [fr, en, de, es, it, nl] = await Promise.all([
    read("fr"),
    read("en"),
    read("de"),
    read("es"),
    read("it"),
    read("nl"),
  ]);
  return { fr, en, de, es, it, nl };
}

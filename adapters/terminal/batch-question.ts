import { z } from "zod";
import type { AskerLanguage } from "../../src/domain/language.ts";
import type { Question } from "../../src/domain/question.ts";
import type { QuestionId } from "./json-answer.ts";
import { languageOfLocale } from "./terminal-settings.ts";

const ID = "must be a string or a number of at most 15 digits";
const Id = z.union(
  [
    z.string(),
    // A longer integer has lost digits by now and could not be echoed as it was given.
    z.number().refine((id) => !Number.isInteger(id) || Number.isSafeInteger(id), ID),
  ],
  ID,
);

/** A line of a questionnaire; foreign, so keys that are not listed are ignored. */
const BatchLine = z.object({
  id: Id.nullish().transform((id) => id ?? null),
  question: z.string({ error: 'write the question as "question": "…"' }),
  history: z.array(z.string(), { error: "must be a list of strings" }).nullish(),
  locale: z
    .string({ error: "must be a language such as fr or fr-FR" })
    .regex(/^[A-Za-z]{2,3}(?:[-_.@][\w.@-]*)?$/u, "must be a language such as fr or fr-FR")
    .nullish(),
  today: z.iso.date({ error: "must be a day such as 2026-11-23" }).nullish(),
});

/** What a line is asked with when it does not say. */
export interface BatchDefaults {
  readonly today: string;
  readonly locale: AskerLanguage | undefined;
}

export type BatchQuestion =
  | { readonly kind: "question"; readonly id: QuestionId; readonly question: Question }
  | { readonly kind: "invalid"; readonly id: QuestionId; readonly problem: string };

/**
 * Reads a line of a questionnaire.
 *
 * A locale in a language that the bot does not speak counts as none, as on a chat platform.
 */
export function parseBatchQuestion(line: string, defaults: BatchDefaults): BatchQuestion {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { kind: "invalid", id: null, problem: "is not JSON; write one object a line" };
  }
  const parsed = BatchLine.safeParse(value);
  if (!parsed.success) {
    return { kind: "invalid", id: idOf(value), problem: describe(parsed.error) };
  }
  const { id, question, history, today } = parsed.data;
  const locale = languageOfLocale(parsed.data.locale ?? "") ?? defaults.locale;
  return {
    kind: "question",
    id,
    question: {
      text: question,
      history: history ?? [],
      today: today ?? defaults.today,
      ...(locale === undefined ? {} : { locale }),
    },
  };
}

/** The id of a line that is wrong elsewhere, so that its failure can be told apart. */
function idOf(value: unknown): QuestionId {
  const parsed = z.object({ id: Id }).safeParse(value);
  return parsed.success ? parsed.data.id : null;
}

function describe(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join(".")}: ${message}`))
    .join("; ");
}

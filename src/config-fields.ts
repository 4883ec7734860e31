import { z } from "zod";

/** How many questions are answered in how long, before somebody is told to wait. */
export interface RateLimit {
  /** Questions, 1 to 10,000. */
  readonly questions: number;
  /** Of the window in which they count, 1 to 86,400. */
  readonly seconds: number;
}

/** Somebody who may administer: a person, or everybody of a group or role of their platform. */
export interface AdminRule {
  /** Name of the adapter whose ids these are. */
  readonly platform: string;
  readonly kind: "user" | "group";
  /** The platform's own id. */
  readonly id: string;
}

const ADMIN = /^([a-z]{2,20}):(?:(user|group|role):)?([A-Za-z0-9]{1,40})$/;
const RATE = /^(\d{1,5})\/(\d{1,5})$/;
const MAX_QUESTIONS = 10_000;
const MAX_SECONDS = 86_400;

const TRACING =
  "must not be on: tracing sends questions and passages to an outside service, and nothing may " +
  "leave this machine; remove it from the environment or set it to false";

const tracing = z
  .string()
  .refine((value) => !/^(?:true|1|yes|on)$/i.test(value.trim()), { error: TRACING })
  .optional();

/** Each of these alone makes LangChain send to LangSmith what a model is asked. */
export const NO_TRACING = {
  LANGSMITH_TRACING: tracing,
  LANGSMITH_TRACING_V2: tracing,
  LANGCHAIN_TRACING: tracing,
  LANGCHAIN_TRACING_V2: tracing,
};

/** A whole number within bounds, both included. */
export function wholeNumber(
  fallback: number,
  { from, to, mend }: { readonly from: number; readonly to: number; readonly mend: string },
): z.ZodType<number, string | undefined> {
  return z
    .string()
    .trim()
    .regex(/^\d{1,6}$/, mend)
    .transform(Number)
    .refine((value) => value >= from && value <= to, mend)
    .default(fallback);
}

/** A list written with commas; empty when left out. */
export function commaList(each: RegExp, mend: string): z.ZodType<readonly string[]> {
  return z
    .string()
    .transform(splitList)
    .refine((entries) => entries.every((entry) => each.test(entry)), mend)
    .default([]);
}

/** What a secret must begin with. The value itself is in no message, however wrong it is. */
export function secret(form: RegExp, mend: string): z.ZodType<string | null> {
  return z.string().trim().regex(form, mend).nullable().default(null);
}

/** An address of a service; plain http is accepted, so that a test or a proxy can stand in for it. */
export function serviceUrl(fallback: string, mend: string): z.ZodType<string> {
  return z
    .url({ protocol: /^https?$/, error: mend })
    .refine((text) => new URL(text).username === "" && new URL(text).search === "", mend)
    .default(fallback);
}

/** `10/60`: ten questions in sixty seconds. */
export function rateLimit(fallback: RateLimit, name: string): z.ZodType<RateLimit> {
  const mend =
    `must be questions/seconds, 1 to ${String(MAX_QUESTIONS)} in 1 to ${String(MAX_SECONDS)}; ` +
    `write ${name}=${String(fallback.questions)}/${String(fallback.seconds)} or leave it out`;
  return z
    .string()
    .trim()
    .regex(RATE, mend)
    .transform((text) => {
      const [questions = 0, seconds = 0] = text.split("/").map(Number);
      return { questions, seconds };
    })
    .refine(
      ({ questions, seconds }) =>
        isWithin(questions, MAX_QUESTIONS) && isWithin(seconds, MAX_SECONDS),
      mend,
    )
    .default(fallback);
}

/** Who may administer, such as `name:U123` or `name:group:S123`, by names of platforms. */
export function adminList(
  platforms: readonly string[],
  mend: string,
): z.ZodType<readonly AdminRule[]> {
  return z
    .string()
    .transform((text, context) => {
      const rules = splitList(text).map((entry) => readAdmin(entry, platforms));
      if (rules.includes(undefined)) {
        context.addIssue({ code: "custom", message: mend });
      }
      return rules.filter((rule) => rule !== undefined);
    })
    .default([]);
}

function readAdmin(entry: string, platforms: readonly string[]): AdminRule | undefined {
  const [, platform = "", kind = "user", id = ""] = ADMIN.exec(entry) ?? [];
  return platforms.includes(platform)
    ? { platform, kind: kind === "user" ? "user" : "group", id }
    : undefined;
}

function splitList(text: string): readonly string[] {
  return text
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}

function isWithin(value: number, most: number): boolean {
  return value >= 1 && value <= most;
}

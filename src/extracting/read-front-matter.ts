import { z } from "zod";
import { BaseLanguage } from "../domain/language.ts";
import type { PartialDate } from "../domain/partial-date.ts";
import { createFindLine } from "../knowledge/find-line.ts";
import { parseYaml } from "../knowledge/parse-yaml.ts";
import { splitFrontMatter } from "../knowledge/split-front-matter.ts";
import type { YamlSource } from "../knowledge/yaml-source.ts";
import { cleanName } from "./clean-text.ts";
import { decodeText } from "./decode-text.ts";
import { type ExtractFailure, failed, primaryLanguage } from "./document-parts.ts";
import type { ExtractInput } from "./extracted-document.ts";
import { readLink } from "./link-reading.ts";
import { readDate } from "./read-date.ts";

const MAX_CHARS = 65_536;
const Plain = z.union([z.string(), z.number()], "write a text").nullish();

function nameOf(max: number): z.ZodType<string | null> {
  return Plain.transform((value, context) => {
    const name = cleanName(value?.toString(), max);
    if (name === null && (value ?? "") !== "") {
      context.addIssue("write a text with letters, or leave it out");
    }
    return name;
  });
}

const When: z.ZodType<PartialDate | null> = Plain.transform((value, context) => {
  const date = readDate(value?.toString());
  if (date === null && (value ?? "") !== "") {
    context.addIssue("write a date as 2026, 2026-04 or 2026-04-17");
  }
  return date;
});

const Address: z.ZodType<string | null> = Plain.transform((value, context) => {
  const url = readLink(value?.toString());
  if ((value ?? "") !== "" && url?.startsWith("https:") !== true) {
    context.addIssue("write a full https:// address");
  }
  return url;
});

const Language: z.ZodType<BaseLanguage | null> = Plain.transform((value, context) => {
  const { data } = BaseLanguage.safeParse(primaryLanguage(value?.toString()));
  if ((value ?? "") !== "" && data === undefined) {
    context.addIssue("write fr or en");
  }
  return data ?? null;
});

const shared = { title: nameOf(300), publisher: nameOf(200), url: Address, published: When };
const StatedSource = z.object({
  ...shared,
  language: Plain.transform((value) => primaryLanguage(value?.toString())),
});

// Other keys are for other tools, and not looked at.
const Fields = z.object(
  {
    ...shared,
    author: nameOf(200),
    modified: When,
    language: Language,
    sources: z
      .array(StatedSource, "write a list of sources")
      .max(200, "name at most 200 sources")
      .nullish()
      .transform((value) => value ?? []),
  },
  "write keys and values, such as title: …",
);

/**
 * What a Markdown or text file states of itself; `null` for what it does not. Addresses are https;
 * `sources` are those of the base's own form, counted from 1 by `[n]` markers of the text.
 */
export type StatedFields = z.infer<typeof Fields>;

export type FrontMatterReading =
  | {
      readonly kind: "read";
      readonly fields: StatedFields;
      /** Offset at which the text begins; 0 for a file without front matter. */
      readonly bodyStart: number;
    }
  | ExtractFailure;

function fault(line: number, message: string): ExtractFailure {
  return failed("front-matter", `line ${String(line)}: ${message}`);
}

function check(source: YamlSource, bodyStart: number): FrontMatterReading {
  // Front matter of comments alone is empty.
  const { data, error } = Fields.safeParse(source.value ?? {});
  if (data !== undefined) {
    return { kind: "read", fields: data, bodyStart };
  }
  const [issue] = error.issues;
  const path = issue?.path ?? [];
  const name = path.length === 0 ? "" : `${path.join(".")}: `;
  return fault(source.lineOf(path), `${name}${issue?.message ?? "cannot be read"}`);
}

export type StatedText =
  | { readonly kind: "read"; readonly fields: StatedFields; readonly body: string }
  | ExtractFailure;

/** Decodes a Markdown or text file: what its front matter states, and its text with plain line ends. */
export function readStatedText({
  body,
  charset,
}: Pick<ExtractInput, "body" | "charset">): StatedText {
  const decoded = decodeText(body, charset);
  if (decoded.kind === "failed") {
    return decoded;
  }
  const front = readFrontMatter(decoded.text);
  return front.kind === "failed"
    ? front
    : {
        kind: "read",
        fields: front.fields,
        body: decoded.text.slice(front.bodyStart).replace(/\r\n?/gu, "\n"),
      };
}

/**
 * Reads the YAML between the first two lines of `---` of a Markdown or text file: `title`, `url`,
 * `publisher`, `author`, `published`, `modified`, `language`, and the `sources` of the base's own form.
 * Only data is made of it: tags, aliases and deep nesting are faults, and nothing is ever run.
 *
 * @param text - Of the whole file.
 * @returns Fault `front-matter`, its detail beginning with the line in the file.
 */
export function readFrontMatter(text: string): FrontMatterReading {
  const parts = splitFrontMatter(text);
  if (parts === null) {
    return { kind: "read", fields: Fields.parse({}), bodyStart: 0 };
  }
  const { start, end } = parts.frontMatter;
  if (end - start > MAX_CHARS) {
    return fault(2, `has more than ${String(MAX_CHARS)} characters: shorten it`);
  }
  const frame = { text, start, findLine: createFindLine(text) };
  const { source, faults } = parseYaml(text.slice(start, end), frame);
  // Texts of several lines are faults in the base alone; here they are cleaned as all text is.
  const [first] = faults.filter(({ message }) => !message.startsWith("the text "));
  return first === undefined && source !== null
    ? check(source, parts.body.start)
    : fault(first?.line ?? 1, first?.message ?? "cannot be read");
}

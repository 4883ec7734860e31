import { BaseLanguage } from "../domain/language.ts";
import { earliestDay, latestDay, type PartialDate } from "../domain/partial-date.ts";
import type { ProviderFact } from "../domain/provider.ts";
import { fold } from "../language/fold.ts";
import { countWords } from "./count-words.ts";
import type { KnowledgeFault } from "./knowledge.ts";
import type { LoadedProvider, ProviderHeader } from "./load-provider.ts";
import { quoteValue } from "./quote-value.ts";
import type { YamlPath } from "./yaml-source.ts";

/** A fault at a place inside a fact or header. */
interface Finding {
  readonly path: YamlPath;
  readonly message: string;
}

const MAX_WORDS = { value: 12, summary: 40, quote: 20 };
const LANGUAGES = BaseLanguage.options;

function checkWords(path: YamlPath, text: string, maxWords: number): readonly Finding[] {
  const words = countWords(text);
  const message = `\`${path.map(String).join(".")}\` has ${String(words)} words: shorten it to ${String(maxWords)} at most`;
  return words > maxWords ? [{ path, message }] : [];
}

function checkLengths({ value, quote }: ProviderFact): readonly Finding[] {
  return [
    ...LANGUAGES.flatMap((language) =>
      checkWords(["value", language], value[language], MAX_WORDS.value),
    ),
    ...checkWords(["quote"], quote ?? "", MAX_WORDS.quote),
  ];
}

function isBefore(a: PartialDate | undefined, b: PartialDate | undefined): boolean {
  return a !== undefined && b !== undefined && latestDay(a) < earliestDay(b);
}

function checkPeriod(
  {
    from,
    until,
  }: { readonly from?: PartialDate | undefined; readonly until?: PartialDate | undefined },
  path: YamlPath,
): readonly Finding[] {
  const message = `\`until\` (${until ?? ""}) is before \`from\` (${from ?? ""}): correct one of them`;
  return isBefore(until, from) ? [{ path: [...path, "until"], message }] : [];
}

function checkDates(fact: ProviderFact): readonly Finding[] {
  const { from, due, parts = [] } = fact;
  const late = `\`due\` (${due ?? ""}) is before \`from\` (${from ?? ""}): correct one of them`;
  return [
    ...checkPeriod(fact, []),
    ...parts.flatMap((part, index) => checkPeriod(part, ["parts", index])),
    ...(isBefore(due, from) ? [{ path: ["due"], message: late }] : []),
  ];
}

function checkState({ state, from, until, due }: ProviderFact): readonly Finding[] {
  const findings: Finding[] = [];
  for (const [field, date] of Object.entries({ from, until, due })) {
    if (date !== undefined && state === undefined) {
      const message = `\`${field}\` dates a state, but \`state\` is missing: add it or remove \`${field}\``;
      findings.push({ path: [field], message });
    }
  }
  if (due !== undefined && state !== undefined && state !== "planned" && state !== "in-progress") {
    const message = `\`due\` is for what is planned or in-progress, but \`state\` is ${state}: remove \`due\` or correct \`state\``;
    findings.push({ path: ["due"], message });
  }
  return findings;
}

function checkParts(fact: ProviderFact): readonly Finding[] {
  const doubled = (["scope", "from", "until"] as const).filter(
    (field) => fact[field] !== undefined,
  );
  return fact.parts === undefined
    ? []
    : doubled.map((field) => ({
        path: [field],
        message: `\`${field}\` stands beside \`parts\`: write it inside each part`,
      }));
}

function checkUndated({ source, note }: ProviderFact): readonly Finding[] {
  const message =
    "`source.published` is null and there is no `note`: add a `note` that says how the date is known";
  return source.published === null && note === undefined
    ? [{ path: ["source", "published"], message }]
    : [];
}

/** Whether one of the names stands in the text as whole words, whatever accents and case. */
function isNamed(text: string, names: readonly string[]): boolean {
  const padded = ` ${fold(text).replaceAll(/[^\p{L}\p{N}]+/gu, " ")} `;
  return names.some((name) =>
    padded.includes(
      ` ${fold(name)
        .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
        .trim()} `,
    ),
  );
}

function checkSubject({ statement }: ProviderFact, header: ProviderHeader): readonly Finding[] {
  const names = [header.name, ...header.aliases];
  return LANGUAGES.filter((language) => !isNamed(statement[language], names)).map((language) => ({
    path: ["statement", language],
    message: `\`statement.${language}\` names neither ${quoteValue(header.name)} nor an alias: name it, so that the sentence can be read alone`,
  }));
}

function checkNote({ note }: ProviderFact, ids: ReadonlySet<string>): readonly Finding[] {
  return LANGUAGES.flatMap((language) => {
    const words = note?.[language].match(/[a-z0-9]+(?:-[a-z0-9]+)+/g) ?? [];
    return words
      .filter((word) => ids.has(word))
      .map((word) => ({
        path: ["note", language],
        message: `\`note.${language}\` holds the id ${word}: a reader does not know ids, say it in words`,
      }));
  });
}

function checkHeader({ summary }: ProviderHeader): readonly Finding[] {
  return LANGUAGES.flatMap((language) =>
    checkWords(["summary", language], summary[language], MAX_WORDS.summary),
  );
}

function checkProvider(
  { header, facts }: LoadedProvider,
  ids: ReadonlySet<string>,
): readonly Finding[] {
  const own = header === null ? [] : checkHeader(header);
  const ofFacts = facts.flatMap(({ fact, path }) =>
    [
      ...checkLengths(fact),
      ...checkDates(fact),
      ...checkState(fact),
      ...checkParts(fact),
      ...checkUndated(fact),
      ...(header === null ? [] : checkSubject(fact, header)),
      ...checkNote(fact, ids),
    ].map((finding) => ({ ...finding, path: [...path, ...finding.path] })),
  );
  return [...own, ...ofFacts];
}

/** What data/README.md asks of each fact by itself, beyond the schema. */
export function checkFacts(providers: readonly LoadedProvider[]): readonly KnowledgeFault[] {
  const ids = new Set(providers.flatMap(({ factIds }) => factIds.map(({ id }) => id)));
  return providers.flatMap((provider) =>
    checkProvider(provider, ids).map(({ path, message }) => ({
      file: provider.file,
      line: provider.source.lineOf(path),
      message,
    })),
  );
}

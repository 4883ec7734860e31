import { BaseLanguage } from "../domain/language.ts";
import { earliestDay, latestDay } from "../domain/partial-date.ts";
import { checkRuleNames, checkRuleStates, compareRuleStates } from "./check-rule-states.ts";
import { faultAt } from "./fault-at.ts";
import type { KnowledgeFault } from "./knowledge.ts";
import type { LoadedDocument } from "./load-document.ts";

/** A topic's date is never older than what it cites. */
function checkDate(topic: LoadedDocument): readonly KnowledgeFault[] {
  const { frontMatter } = topic;
  if (frontMatter.kind !== "topic") {
    return [];
  }
  const { asOf } = frontMatter;
  return frontMatter.sources.flatMap(({ published }, index) =>
    published === null || latestDay(asOf) >= earliestDay(published)
      ? []
      : [
          faultAt(
            topic,
            ["asOf"],
            `\`asOf\` (${asOf}) is older than source ${String(index + 1)} (${published}): write the date of the newest state described`,
          ),
        ],
  );
}

/** Where the second version departs from the first; empty when the lists agree. */
function compareSources(first: LoadedDocument, second: LoadedDocument): readonly KnowledgeFault[] {
  const wanted = first.frontMatter.sources;
  const given = second.frontMatter.sources;
  const index = wanted.findIndex(({ url }, place) => given[place]?.url !== url);
  if (index === -1 && wanted.length === given.length) {
    return [];
  }
  const place = index === -1 ? wanted.length : index;
  const message = `source ${String(place + 1)} is not that of ${first.file}: give both versions the same sources in the same order`;
  return [faultAt(second, ["sources", place], message)];
}

function compareDates(first: LoadedDocument, second: LoadedDocument): readonly KnowledgeFault[] {
  const [a, b] = [first.frontMatter, second.frontMatter];
  return a.kind === "topic" && b.kind === "topic" && a.asOf !== b.asOf
    ? [
        faultAt(
          second,
          ["asOf"],
          `\`asOf\` is ${b.asOf}, but ${a.asOf} in ${first.file}: both versions describe the same state`,
        ),
      ]
    : [];
}

function checkVersions(
  topic: LoadedDocument,
  topics: ReadonlyMap<string, LoadedDocument>,
  files: ReadonlySet<string>,
): readonly KnowledgeFault[] {
  const { id, language } = topic.frontMatter;
  return BaseLanguage.options.flatMap((other) => {
    const file = `topics/${id}.${other}.md`;
    if (other !== language && !files.has(file)) {
      return [faultAt(topic, ["language"], `the version ${file} is missing: write it`)];
    }
    const version = topics.get(file);
    return version === undefined || language !== "fr" || other === language
      ? []
      : [
          ...compareSources(topic, version),
          ...compareDates(topic, version),
          ...compareRuleStates(topic, version),
        ];
  });
}

/**
 * What data/README.md asks of topics: two versions with the same sources, and a date that fits.
 *
 * @param files - Paths of all topic files, also of those that could not be loaded.
 */
export function checkTopics(
  topics: readonly LoadedDocument[],
  files: readonly string[],
): readonly KnowledgeFault[] {
  const known = new Set(files);
  const byFile = new Map(topics.map((topic) => [topic.file, topic]));
  const faults = topics.flatMap((topic) => [
    ...checkDate(topic),
    ...checkRuleStates(topic),
    ...checkVersions(topic, byFile, known),
  ]);
  return [...faults, ...checkRuleNames(topics)];
}

import { earliestDay, latestDay } from "../domain/partial-date.ts";
import type { RuleState } from "../domain/rule-state.ts";
import { splitSentences } from "../language/sentences.ts";
import { tokens } from "../language/tokens.ts";
import { cutRun } from "./cut-run.ts";
import { faultAt } from "./fault-at.ts";
import type { KnowledgeFault } from "./knowledge.ts";
import type { LoadedDocument } from "./load-document.ts";
import { quoteValue } from "./quote-value.ts";

function statesOf({ frontMatter }: LoadedDocument): readonly RuleState[] {
  return frontMatter.kind === "topic" ? (frontMatter.states ?? []) : [];
}

/** All sentences of a body, as they will be stored. */
function sentencesOf({ frontMatter: { language }, runs }: LoadedDocument): ReadonlySet<string> {
  const texts = runs.flatMap((run) => cutRun(run, language)).map(({ text }) => text);
  return new Set(
    texts.flatMap((text) =>
      splitSentences(text, language).map(({ start, end }) => text.slice(start, end)),
    ),
  );
}

/** What the states of a topic say must stand in its text, and be no newer than it. */
export function checkRuleStates(topic: LoadedDocument): readonly KnowledgeFault[] {
  const { frontMatter } = topic;
  const states = statesOf(topic);
  if (frontMatter.kind !== "topic" || states.length === 0) {
    return [];
  }
  const sentences = sentencesOf(topic);
  return states.flatMap(({ told, asOf }, at) => {
    const missing = told.flatMap((sentence, place) =>
      sentences.has(sentence)
        ? []
        : [
            faultAt(
              topic,
              ["states", at, "told", place],
              "this is no sentence of the text: write one of its sentences whole, without its markers",
            ),
          ],
    );
    if (earliestDay(asOf) <= latestDay(frontMatter.asOf)) {
      return missing;
    }
    const newer = `\`asOf\` (${asOf}) is newer than that of the topic (${frontMatter.asOf}): a state is told as of no later day`;
    return [...missing, faultAt(topic, ["states", at, "asOf"], newer)];
  });
}

/** Where the states of the second version depart from the first; the sentences are those of each. */
export function compareRuleStates(
  first: LoadedDocument,
  second: LoadedDocument,
): readonly KnowledgeFault[] {
  const keys = [first, second].map((topic) =>
    JSON.stringify(statesOf(topic).map(({ names, state, asOf }) => [names, state, asOf])),
  );
  return keys[0] === keys[1]
    ? []
    : [
        faultAt(
          second,
          ["states"],
          `the names, states or dates of \`states\` are not those of ${first.file}: give both versions the same in the same order`,
        ),
      ];
}

/** Names that two states of one language have: a claim would be judged by the one read first. */
export function checkRuleNames(topics: readonly LoadedDocument[]): readonly KnowledgeFault[] {
  const owners = new Map<string, () => string>();
  return topics.flatMap((topic) => {
    const { file, frontMatter, source } = topic;
    return statesOf(topic).flatMap(({ names }, at) =>
      names.flatMap((name, place) => {
        const key = `${frontMatter.language} ${tokens(name).join(" ")}`;
        const path = ["states", at, "names", place];
        const owner = owners.get(key);
        owners.set(key, owner ?? (() => `${file}:${String(source.lineOf(path))}`));
        const used = `the name ${quoteValue(name)} is used already (${owner?.() ?? ""}): name each law apart`;
        return owner === undefined ? [] : [faultAt(topic, path, used)];
      }),
    );
  });
}

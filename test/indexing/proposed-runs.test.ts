import { describe, expect, it } from "vitest";
import type { AnswerChecks } from "../../src/indexing/check-answers.ts";
import { GoldenFailedError } from "../../src/indexing/golden-failed-error.ts";
import type { IndexOptions } from "../../src/indexing/index-options.ts";
import { readPublished } from "../../src/storage/open-published.ts";
import { openAssistantStore } from "../../src/storage/sqlite/assistant/assistant-store.ts";
import { openState } from "../../src/storage/sqlite/state-db.ts";
import { manyArticles } from "../helpers/content.ts";
import { answerOf, citationOf, sentence } from "../helpers/evaluated-answer.ts";
import { createWorkshop, readLastRunOf } from "../helpers/index-workshop.ts";
import { listGenerations } from "../helpers/killed-run.ts";
import { collected, page, sourcesOf } from "../helpers/pages.ts";

const BASE = manyArticles(3);
const PROPOSE = { mode: "propose" } as const;
const TEXT = "A sovereign cloud is run from Europe by people and companies of Europe.";

function pages(texts: Readonly<Record<string, string>>): Pick<IndexOptions, "sources"> {
  const entries = Object.entries(texts);
  return { sources: sourcesOf(entries.map(([name, text]) => collected(page(name, [text])))) };
}

/** Answers with the text of page `a` and cites it, or abstains. */
function checks(golden: AnswerChecks["golden"]["questions"]): AnswerChecks {
  return {
    golden: { today: "2026-11-23", questions: golden },
    sets: [
      {
        name: "dev",
        questions: [{ id: "d1", question: "And a?", history: [], today: "2026-11-23" }],
      },
    ],
    open: (generation) => {
      const [row] = generation.passageRows("page:site.a");
      const text = row === undefined ? "" : generation.passage(row).text;
      return Promise.resolve(() =>
        Promise.resolve(
          row === undefined
            ? { kind: "abstained", text: "", cites: [] }
            : { kind: "answered", text, cites: ["page:site.a"] },
        ),
      );
    },
  };
}

const GOLDEN: AnswerChecks["golden"]["questions"] = [
  { id: "cites-a", question: "What is a?", kind: "answered", cites: [["page:site.a"]] },
];

/** Keeps an answer that cites a passage of a page. */
function giveAnswer(stateDir: string, answerId: string, excerpt: string): void {
  const state = openState(stateDir);
  const citation = { ...citationOf(), item: "page:site.a" as const, excerpt };
  const answer = { ...answerOf([sentence("x", 1)], { citations: [citation] }), answerId };
  openAssistantStore(state).answers.put(answer, {
    at: "2026-11-23T00:00:00.000Z",
    owner: "nobody",
  });
  state.close();
}

describe("a dry run", () => {
  it("changes nothing that answers, and tells what would change", async () => {
    const workshop = createWorkshop();
    const { stateDir } = workshop;
    const first = await workshop.run(BASE, pages({ a: TEXT, b: TEXT }));
    giveAnswer(stateDir, "1111", TEXT);
    giveAnswer(stateDir, "2222", "What no index ever said.");
    const before = [readPublished(stateDir), readLastRunOf(stateDir)];

    const outcome = await workshop.run(BASE, {
      ...PROPOSE,
      ...pages({ a: `${TEXT} Now.`, b: "Short.", c: TEXT }),
      checks: checks(GOLDEN),
    });

    expect([readPublished(stateDir), readLastRunOf(stateDir)]).toEqual(before);
    expect(outcome.report).toMatchObject({
      proposal: outcome.generation,
      against: first.generation,
      changes: [
        { kind: "added", item: "page:site.c", source: "site", passages: { added: 1, removed: 0 } },
        { kind: "changed", item: "page:site.a", passages: { added: 1, removed: 1 }, reason: null },
        { kind: "held", item: "page:site.b", passages: { added: 1, removed: 1 }, reason: "shrank" },
      ],
      answers: [
        {
          set: "golden",
          id: "cites-a",
          before: { kind: "answered", text: TEXT },
          after: { kind: "answered", text: `${TEXT} Now.` },
          passes: true,
        },
        { set: "dev", id: "d1", passes: true },
      ],
    });
    // The excerpt still stands in the longer text.
    expect(outcome.report.brokenCitations).toEqual([]);
  });

  it("names citations that would break by it, and none that are broken already", async () => {
    const workshop = createWorkshop();
    await workshop.run(BASE, pages({ a: TEXT }));
    giveAnswer(workshop.stateDir, "1111", TEXT);
    giveAnswer(workshop.stateDir, "2222", "What no index ever said.");

    const changed = await workshop.run(BASE, {
      ...PROPOSE,
      ...pages({ a: TEXT.replace("Europe.", "France.") }),
    });
    const removed = await workshop.run(BASE, { ...PROPOSE });

    expect(changed.report.brokenCitations).toEqual([
      { answerId: "1111", item: "page:site.a", why: "text-changed" },
    ]);
    expect(removed.report.brokenCitations).toEqual([
      { answerId: "1111", item: "page:site.a", why: "item-removed" },
    ]);
  });

  it("proposes nothing when nothing changed, and says so of a generation that was built before", async () => {
    const workshop = createWorkshop();
    await workshop.run(BASE, pages({ a: TEXT }));

    const same = await workshop.run(BASE, { ...PROPOSE, ...pages({ a: TEXT }) });
    const one = await workshop.run(BASE, { ...PROPOSE, ...pages({ a: `${TEXT} Now.` }) });
    workshop.embedder.texts.length = 0;
    const two = await workshop.run(BASE, { ...PROPOSE, ...pages({ a: `${TEXT} Now.` }) });

    expect(same).toMatchObject({ kind: "unchanged", report: { proposal: null, changes: [] } });
    expect(two).toMatchObject({ kind: "proposed", generation: one.generation, embedded: 0 });
    expect(workshop.embedder.texts).toEqual([]);
  });
});

describe("a golden question that fails", () => {
  it("keeps the new index from being published, and is named", async () => {
    const workshop = createWorkshop();
    const { stateDir } = workshop;
    const first = await workshop.run(BASE, { ...pages({ a: TEXT }), checks: checks(GOLDEN) });

    // The source was taken out of the list: the page goes.
    const running = workshop.run(BASE, { checks: checks(GOLDEN) });

    await expect(running).rejects.toSatisfy(
      (error) =>
        error instanceof GoldenFailedError &&
        error.code === "GOLDEN_FAILED" &&
        error.message.includes("cites-a is abstained instead of answered") &&
        error.message.includes("does not cite page:site.a") &&
        error.report.answers[0]?.passes === false,
    );
    expect(readPublished(stateDir)?.generation).toBe(first.generation);
    expect(readLastRunOf(stateDir)).toMatchObject({ outcome: "failed" });
    // What was built need not be built again once the question is mended.
    expect(listGenerations(stateDir)).toHaveLength(2);
    const mended = await workshop.run(BASE, { checks: checks([]) });
    expect(mended).toMatchObject({ kind: "published", embedded: 0 });
  });

  it("is shown by a dry run, even where the answer is no other than before", async () => {
    const workshop = createWorkshop();
    await workshop.run(BASE, pages({ a: TEXT }));
    const wrong = GOLDEN.map((question) => ({ ...question, kind: "partial" as const }));

    const { report } = await workshop.run(BASE, {
      ...PROPOSE,
      ...pages({ a: TEXT, b: TEXT }),
      checks: checks(wrong),
    });

    expect(report.answers).toMatchObject([{ id: "cites-a", passes: false }]);
  });
});

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderAnswer as renderForDiscord } from "../../adapters/discord/render-answer.ts";
import type { Answer } from "../../src/domain/answer.ts";
import { formatDate } from "../../src/language/format-date.ts";
import { footerTexts } from "../../src/presenting/footer-texts.ts";
import { presentAnswer } from "../../src/presenting/present-answer.ts";
import { sourceLink } from "../../src/presenting/source-link.ts";
import { anyAnswer } from "../helpers/answer-arbitrary.ts";
import { ANSWERS } from "../helpers/answers-of-every-kind.ts";
import { readDiscordAnswer } from "../helpers/discord/read-answer.ts";
import { answerOf, citationOf, sentence } from "../helpers/evaluated-answer.ts";
import { wordingOf } from "../helpers/presenting.ts";
import { addressOf, plainly, type ShownAnswer } from "../helpers/shown-answer.ts";
import { readSlackAnswer } from "../helpers/slack/read-answer.ts";
import { slackMessage } from "../helpers/slack-message.ts";
import { citedCells, small, tagged } from "../helpers/tagged-answer.ts";
import { originsOf, tellingOf } from "../helpers/told-origins.ts";

const NEWEST = "2026-11-20";
const PLACE = { above: null, below: null, canShare: false, canMute: false };

function onDiscord(answer: Answer): ShownAnswer {
  const wording = wordingOf(answer.language);
  const presented = presentAnswer(answer, { ...wording, newest: NEWEST });
  return readDiscordAnswer(renderForDiscord(presented, { ...wording, ...PLACE }));
}

function onSlack(answer: Answer): ShownAnswer {
  return readSlackAnswer(slackMessage(answer).blocks);
}

function citedIn(answer: Answer, shown: ShownAnswer): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.keys(citedCells(answer)).map((text) => [text, shown.citationsOf(text)]),
  );
}

function expectWhole(answer: Answer, shown: ShownAnswer): void {
  expect(citedIn(answer, shown)).toEqual(citedCells(answer));
  for (const [name, origin] of originsOf(answer)) {
    const url = sourceLink(origin);
    const { letters = "", url: shownUrl } = shown.origins[name] ?? {};
    expect(shownUrl).toBe(url === null ? null : addressOf(url));
    for (const telling of tellingOf(origin, answer)) {
      expect(letters).toContain(telling);
    }
  }
  const footer = footerTexts(answer, { ...wordingOf(answer.language), newest: NEWEST });
  expect(shown.footer).toBe(footer.length === 0 ? null : plainly(footer.join(" · ")));
}

/** All of it that can be compared as it is. */
function comparable(answer: Answer, shown: ShownAnswer): unknown {
  const { origins, marks, passages, footer } = shown;
  return { origins, marks, passages, footer, cited: citedIn(answer, shown) };
}

function expectSame(answer: Answer): void {
  const [slack, discord] = [onSlack(answer), onDiscord(answer)];
  expectWhole(answer, slack);
  expectWhole(answer, discord);
  expect(comparable(answer, discord)).toEqual(comparable(answer, slack));
}

describe("an answer on Slack and on Discord", () => {
  it.each(ANSWERS)("says, cites and links the same: $name", ({ answer }) => {
    expect(() => {
      expectSame(answer);
    }).not.toThrow();
  });

  it.each(ANSWERS)("tells dates of a timeline and all headings the same: $name", ({ answer }) => {
    const { say } = wordingOf(answer.language);
    const dates = answer.blocks.flatMap((block) =>
      block.kind === "timeline" ? block.entries.map(({ date }) => formatDate(date, "fr")) : [],
    );
    const headings = [
      ...(answer.citations.length === 0 ? [] : [say("source-heading")]),
      ...(answer.nearest.length === 0 ? [] : [say("source-nearest")]),
    ];
    for (const { text } of [onSlack(answer), onDiscord(answer)]) {
      expect([...dates, ...headings].filter((told) => !text.includes(plainly(told)))).toEqual([]);
    }
  });

  it("is the same for whatever sources say and whatever is said", () => {
    fc.assert(fc.property(anyAnswer.map(small), expectSame), { numRuns: 80, endOnFailure: true });
  });
});

describe("a long answer on Slack and on Discord", () => {
  const long = answerOf(
    Array.from({ length: 120 }, (_unused, at) =>
      sentence(`n${String(at)}n ${"mot ".repeat(100)}fin.`, (at % 3) + 1),
    ),
    { citations: [1, 2, 3].map((number) => citationOf({ number })) },
  );

  it.each([
    { name: "Slack", show: onSlack },
    { name: "Discord", show: onDiscord },
  ])("is shortened on $name and loses no citation of what it keeps", ({ show }) => {
    const shown = show(long);

    const kept = keptCells(long, shown);
    expect(kept.length).toBeGreaterThan(10);
    expect(kept.length).toBeLessThan(120);
    expect(lostCitations(long, shown)).toEqual([]);
  });

  it("loses none whatever it says", () => {
    const seen = { kept: 0, left: 0 };
    fc.assert(
      fc.property(anyAnswer.map(tagged), (answer) => {
        for (const shown of [onSlack(answer), onDiscord(answer)]) {
          expect(lostCitations(answer, shown)).toEqual([]);
          const kept = keptCells(answer, shown).length;
          seen.kept += kept;
          seen.left += Object.keys(citedCells(answer)).length - kept;
        }
      }),
      { numRuns: 30, endOnFailure: true },
    );
    expect(seen.kept).toBeGreaterThan(0);
    expect(seen.left).toBeGreaterThan(0);
  });
});

function keptCells(answer: Answer, shown: ShownAnswer): readonly string[] {
  return Object.keys(citedCells(answer)).filter((text) => shown.citationsOf(text) !== undefined);
}

/** Sentences that are shown without a number of theirs, or with one that no source is listed for. */
function lostCitations(answer: Answer, shown: ShownAnswer): readonly string[] {
  const cells = citedCells(answer);
  return keptCells(answer, shown).filter((text) => {
    const beside = shown.citationsOf(text) ?? [];
    return (cells[text] ?? []).some(
      (number) => !beside.includes(number) || shown.origins[String(number)] === undefined,
    );
  });
}

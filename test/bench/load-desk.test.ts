import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import type { Answer } from "../../src/domain/answer.ts";
import type { Question } from "../../src/domain/question.ts";
import { echo } from "../helpers/slack/open-bot.ts";
import { openLoadDesk } from "./load-desk.ts";

const folder = mkdtempSync(join(tmpdir(), "souverain-desk-"));
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function repeat(question: Question): Promise<{ readonly answer: Answer }> {
  return Promise.resolve({ answer: echo(question) });
}

it("gives every question one outcome: answers up to the limit, then when to come back", async () => {
  const limits = { user: null, channel: null, workspace: { questions: 30, seconds: 60 } };
  const desk = openLoadDesk({ stateDir: folder, ask: repeat, limits });
  const numbers = Array.from({ length: 40 }, (_, number) => number);

  const outcomes = await Promise.all(
    numbers.map(async (number) => desk.ask(number, `question ${String(number)}`)),
  );
  await desk.close();

  const kinds = outcomes.map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === "answered")).toHaveLength(30);
  expect(kinds.filter((kind) => kind === "limited")).toHaveLength(10);
  expect(desk.lost).toBe(0);
});

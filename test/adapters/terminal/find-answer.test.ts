import { expect, it } from "vitest";
import { findAnswer } from "../../../adapters/terminal/find-answer.ts";
import { loadConfig } from "../../../src/config.ts";
import { openAssistantStore } from "../../../src/storage/sqlite/assistant/assistant-store.ts";
import { openState } from "../../../src/storage/sqlite/state-db.ts";
import { temporaryFolder } from "../../helpers/index-workshop.ts";
import { FIRST, insertAnswered } from "../../helpers/stored-questions.ts";

/** What looking for the answer to something kept of a chat comes to. */
function findKept(task: "ask" | "check"): ReturnType<typeof findAnswer> {
  const stateDir = temporaryFolder();
  insertAnswered(openAssistantStore(openState(stateDir)), { task }, "a1");
  const config = loadConfig({ STATE_DIR: stateDir }, stateDir);
  return findAnswer({ config, now: () => new Date(FIRST) }, { answerId: "a1", json: false });
}

it("finds the question of an answer that was given in a chat", () => {
  expect(findKept("ask")).toMatchObject({ answer: { answerId: "a1" } });
});

it("refuses a message that was checked, and says what to do", () => {
  expect(() => findKept("check")).toThrow(/only answers to questions .* `souverain check`/u);
});

import { expect, it } from "vitest";
import { readCommand } from "../../../adapters/slack/command-text.ts";

it.each([
  { typed: "", expected: { kind: "help" } },
  { typed: "  Help ", expected: { kind: "help" } },
  { typed: "SOURCES", expected: { kind: "sources" } },
  { typed: "status", expected: { kind: "status" } },
  { typed: "status?", expected: { kind: "question", text: "status?" } },
  { typed: "forget  me", expected: { kind: "forget-me" } },
  { typed: "forget me not", expected: { kind: "question", text: "forget me not" } },
  { typed: "provider", expected: { kind: "provider-missing" } },
  { typed: "Provider  Orange  Business ", expected: { kind: "provider", name: "Orange Business" } },
  { typed: "providers in France?", expected: { kind: "question", text: "providers in France?" } },
  { typed: "admin reindex", expected: { kind: "admin", action: "reindex" } },
  { typed: "ADMIN status", expected: { kind: "admin", action: "status" } },
  { typed: "admin", expected: { kind: "unknown-admin" } },
  { typed: "admin rm", expected: { kind: "unknown-admin" } },
  { typed: "admin rights at Bleu", expected: { kind: "question", text: "admin rights at Bleu" } },
  { typed: "constructor", expected: { kind: "question", text: "constructor" } },
])("/souverain $typed", ({ typed, expected }) => {
  expect(readCommand(typed)).toEqual(expected);
});

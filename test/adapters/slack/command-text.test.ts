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
  { typed: "Provider  Orange  Business ", expected: { kind: "provider", text: "Orange Business" } },
  { typed: "find", expected: { kind: "find-missing" } },
  {
    typed: "FIND  --certified  hds français",
    expected: { kind: "find", text: "--certified hds français" },
  },
  { typed: "findings of the CNIL?", expected: { kind: "question", text: "findings of the CNIL?" } },
  { typed: "compare ", expected: { kind: "compare-missing" } },
  { typed: "compare Bleu vs S3NS", expected: { kind: "compare", text: "Bleu vs S3NS" } },
  { typed: "check", expected: { kind: "check-missing" } },
  {
    typed: "Check Bleu is qualified.\nS3NS  is not.",
    expected: { kind: "check", text: "Bleu is qualified.\nS3NS  is not." },
  },
  { typed: "check-up of Bleu", expected: { kind: "question", text: "check-up of Bleu" } },
  { typed: "providers in France?", expected: { kind: "question", text: "providers in France?" } },
  { typed: "admin reindex", expected: { kind: "admin", action: "reindex", target: null } },
  { typed: "ADMIN status", expected: { kind: "admin", action: "status", target: null } },
  { typed: "admin dry-run", expected: { kind: "admin", action: "dry-run", target: null } },
  { typed: "admin cancel", expected: { kind: "admin", action: "cancel", target: null } },
  { typed: "admin approve", expected: { kind: "admin", action: "approve", target: null } },
  {
    typed: "admin Approve g-0123456789ab",
    expected: { kind: "admin", action: "approve", target: "g-0123456789ab" },
  },
  {
    typed: "admin  rollback  g-0123456789ab",
    expected: { kind: "admin", action: "rollback", target: "g-0123456789ab" },
  },
  {
    typed: "admin quarantine <https://www.example.eu/A|example.eu>",
    expected: { kind: "admin", action: "quarantine", target: "https://www.example.eu/A" },
  },
  {
    typed: "admin release page:Anssi.x",
    expected: { kind: "admin", action: "release", target: "page:Anssi.x" },
  },
  { typed: "admin quarantine", expected: { kind: "target-missing", action: "quarantine" } },
  { typed: "admin release ", expected: { kind: "target-missing", action: "release" } },
  {
    typed: "admin status of Bleu",
    expected: { kind: "question", text: "admin status of Bleu" },
  },
  {
    typed: "admin approve of the Data Act?",
    expected: { kind: "question", text: "admin approve of the Data Act?" },
  },
  { typed: "admin cancel it", expected: { kind: "question", text: "admin cancel it" } },
  { typed: "admin", expected: { kind: "unknown-admin" } },
  { typed: "admin rm", expected: { kind: "unknown-admin" } },
  { typed: "admin rights at Bleu", expected: { kind: "question", text: "admin rights at Bleu" } },
  { typed: "constructor", expected: { kind: "question", text: "constructor" } },
])("/souverain $typed", ({ typed, expected }) => {
  expect(readCommand(typed)).toEqual(expected);
});

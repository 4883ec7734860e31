import { describe, expect, it } from "vitest";
import { groupMember, itemGroup } from "../../src/retrieval/item-group.ts";

describe("itemGroup", () => {
  it.each([
    { id: "topic:c5.fr", group: "topic:c5" },
    { id: "topic:c5.en", group: "topic:c5" },
    { id: "topic:nis2.v2.fr", group: "topic:nis2.v2" },
    { id: "fact:bleu-owner", group: "fact:bleu-owner" },
    { id: "article:2026-06-03-cada.en", group: "article:2026-06-03-cada.en" },
    { id: "summary:bleu", group: "summary:bleu" },
  ] as const)("puts $id into $group", ({ id, group }) => {
    expect(itemGroup(id)).toBe(group);
  });
});

describe("groupMember", () => {
  it.each([
    { group: "topic:c5", language: "fr", id: "topic:c5.fr" },
    { group: "topic:c5", language: "en", id: "topic:c5.en" },
    { group: "fact:bleu-owner", language: "fr", id: "fact:bleu-owner" },
    { group: "article:2026-06-03-cada.en", language: "fr", id: "article:2026-06-03-cada.en" },
  ] as const)("finds $id in $language", ({ group, language, id }) => {
    expect(groupMember(group, language)).toBe(id);
    expect(itemGroup(groupMember(group, language))).toBe(group);
  });
});

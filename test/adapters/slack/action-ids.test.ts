import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  encodeAction,
  groupId,
  parseAction,
  type SlackAction,
} from "../../../adapters/slack/action-ids.ts";
import { ACTION_ID, BUTTON_VALUE, OPTION_VALUE } from "../../../adapters/slack/limits.ts";

const answerId = "0123456789abcdef";
const ACTIONS: readonly SlackAction[] = [
  { kind: "passage", answerId, name: "12" },
  { kind: "passage", answerId, name: "a" },
  { kind: "helpful", answerId },
  { kind: "unhelpful", answerId },
  { kind: "share", answerId },
  { kind: "show-answer", answerId },
  { kind: "mute" },
  { kind: "stop", question: "123456789012345" },
  { kind: "reindex" },
  { kind: "dry-run" },
  { kind: "cancel-run" },
  { kind: "approve", proposal: "g-0123456789ab" },
  { kind: "reject", proposal: "g-0123456789ab" },
];

describe("actions", () => {
  it.each(ACTIONS)("reads back what it wrote: $kind", (action) => {
    expect(parseAction({ type: "button", ...encodeAction(action), block_id: "x" })).toEqual(action);
  });

  it.each(ACTIONS)("names $kind within the limits of buttons and menus", (action) => {
    const { action_id: id, value } = encodeAction(action);

    expect(id.length).toBeLessThanOrEqual(ACTION_ID);
    expect(value.length).toBeLessThanOrEqual(Math.min(BUTTON_VALUE, OPTION_VALUE));
  });

  it("reads the choice of a menu", () => {
    const { value } = encodeAction({ kind: "passage", answerId, name: "3" });
    const payload = { action_id: groupId("passages", answerId), selected_option: { value } };

    expect(parseAction(payload)).toEqual({ kind: "passage", answerId, name: "3" });
  });

  it.each([
    { name: "another app's id", payload: { action_id: "other:mute", value: "mute" } },
    {
      name: "an unknown kind",
      payload: { action_id: "souverain:x", value: "erase:0123456789abcdef" },
    },
    {
      name: "a number of a question that is none",
      payload: { action_id: "souverain:x", value: "stop:1e3" },
    },
    { name: "no value", payload: { action_id: "souverain:mute" } },
    {
      name: "an id of the wrong form",
      payload: { action_id: "souverain:x", value: "share:../../etc" },
    },
    {
      name: "a passage without a name",
      payload: { action_id: "souverain:x", value: `passage:${answerId}` },
    },
    {
      name: "a passage of no such name",
      payload: { action_id: "souverain:x", value: `passage:${answerId}:z` },
    },
    {
      name: "more than there is",
      payload: { action_id: "souverain:x", value: `share:${answerId}:1` },
    },
    {
      name: "a proposal of no such id",
      payload: { action_id: "souverain:x", value: "approve:g-../../x" },
    },
    { name: "a decision on nothing", payload: { action_id: "souverain:x", value: "approve" } },
    { name: "no object", payload: null },
    { name: "a number", payload: { action_id: 7, value: "mute" } },
  ])("does not know $name", ({ payload }) => {
    expect(parseAction(payload)).toBeUndefined();
  });

  it("survives whatever comes", () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (payload, value) => {
        parseAction(payload);
        const parsed = parseAction({ action_id: "souverain:x", value });

        expect(parsed === undefined || encodeAction(parsed).value === value).toBe(true);
      }),
    );
  });
});

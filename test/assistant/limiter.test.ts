import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Limiter } from "../../src/assistant/limiter.ts";
import type { Limits } from "../../src/assistant/settings.ts";
import { openAssistantStore } from "../../src/storage/sqlite/assistant/assistant-store.ts";
import { openState } from "../../src/storage/sqlite/state-db.ts";
import { incomingOf } from "../helpers/chat-process.ts";
import { temporaryFolder } from "../helpers/index-workshop.ts";

const NONE: Limits = { user: null, channel: null, workspace: null };
const START = Date.parse("2026-11-23T09:00:00.000Z");

function at(seconds: number): Date {
  return new Date(START + seconds * 1000);
}

function until(retryAt: Date): unknown {
  return { kind: "limited", scope: "user", retryAt: retryAt.toISOString() };
}

function open(limits: Partial<Limits>): Limiter {
  return new Limiter({ ...NONE, ...limits }, openAssistantStore(openState(temporaryFolder())).uses);
}

describe("Limiter", () => {
  it("admits everything without limits", () => {
    const limiter = open({});

    const all = Array.from({ length: 50 }, () => limiter.admit(incomingOf(), at(0)));

    expect(new Set(all)).toEqual(new Set([null]));
  });

  it("admits as many as are set in any span, and says when the next one is", () => {
    const limiter = open({ user: { questions: 2, seconds: 60 } });

    const admitted = [0, 30, 40, 59.999, 60, 61, 90].map((seconds) =>
      limiter.admit(incomingOf(), at(seconds)),
    );

    expect(admitted).toEqual([null, null, until(at(60)), until(at(60)), null, until(at(90)), null]);
  });

  it.each([
    { scope: "user", other: { user: "u2" } },
    { scope: "channel", other: { channel: "c2" } },
    { scope: "workspace", other: { workspace: "w2" } },
  ] as const)("counts each $scope apart, and each platform", ({ scope, other }) => {
    const limiter = open({ [scope]: { questions: 1, seconds: 60 } });

    limiter.admit(incomingOf(), at(0));

    expect(limiter.admit(incomingOf(), at(1))).toMatchObject({ kind: "limited", scope });
    expect(limiter.admit(incomingOf(other), at(1))).toBeNull();
    expect(limiter.admit(incomingOf({ platform: "other" }), at(1))).toBeNull();
  });

  it("names the limit that lasts longest when several are reached", () => {
    const limiter = open({
      user: { questions: 1, seconds: 60 },
      channel: { questions: 1, seconds: 3600 },
    });
    limiter.admit(incomingOf(), at(0));

    expect(limiter.admit(incomingOf(), at(1))).toEqual({
      kind: "limited",
      scope: "channel",
      retryAt: at(3600).toISOString(),
    });
  });

  it("counts what it refuses against no limit at all", () => {
    const limiter = open({
      user: { questions: 1, seconds: 60 },
      channel: { questions: 2, seconds: 60 },
    });
    limiter.admit(incomingOf(), at(0));
    limiter.admit(incomingOf(), at(1));

    expect(limiter.admit(incomingOf({ user: "u2" }), at(2))).toBeNull();
  });

  it("never admits more than the limit within a span, and always at the moment it named", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 25 }),
        fc.integer({ min: 1, max: 4 }),
        (pauses, questions) => {
          const limiter = open({ user: { questions, seconds: 30 } });
          let now = 0;
          const asked = pauses.map((pause) => {
            now += pause;
            return { now, outcome: limiter.admit(incomingOf(), at(now)) };
          });

          const admitted = asked.flatMap((each) => (each.outcome === null ? [each.now] : []));
          const most = admitted.map(
            (from) => admitted.filter((each) => each >= from && each < from + 30).length,
          );
          expect(Math.max(0, ...most)).toBeLessThanOrEqual(questions);
          const refused = asked.flatMap(({ outcome, now: when }) =>
            outcome?.kind === "limited"
              ? [{ when: at(when), retryAt: new Date(outcome.retryAt) }]
              : [],
          );
          expect(refused.filter(({ when, retryAt }) => retryAt <= when)).toEqual([]);
          const kept = refused.at(-1);
          const next = kept !== undefined && kept.retryAt > at(now) ? kept.retryAt : at(now + 30);
          expect(limiter.admit(incomingOf(), next)).toBeNull();
        },
      ),
      { numRuns: 15 },
    );
  });
});

import { describe, expect, it } from "vitest";
import type { ChatServiceParts } from "../../../src/assistant/create-chat-service.ts";
import type { Review } from "../../../src/indexing/review.ts";
import { changeReportOf, reviewOf } from "../../helpers/admin-parts.ts";
import { openAdminScene } from "../../helpers/discord/admin-scene.ts";
import type { Scene } from "../../helpers/discord/scene.ts";
import { shownText } from "../../helpers/discord/shown-text.ts";

const PROPOSAL = "g-abcdef012345";

async function openReview(
  review: Partial<Review> = {},
  parts: Partial<ChatServiceParts> = {},
): Promise<Scene> {
  return openAdminScene({ parts: { review: reviewOf(review), ...parts } });
}

describe("what an admin is offered while typing", () => {
  const waiting: Partial<Review> = {
    proposals: () => [
      { id: PROPOSAL, madeAt: "2026-11-23T08:30:00.000Z", report: changeReportOf() },
    ],
    generations: () => [
      { id: "g-000000000001", publishedAt: "2026-11-22T08:00:00.000Z", role: "published" },
      { id: "g-000000000002", publishedAt: "2026-11-21T08:00:00.000Z", role: "older" },
    ],
    quarantined: () => [{ target: "item:x", kind: "item", since: "2026-11-22T08:00:00.000Z" }],
    held: () => [{ item: "page:anssi.nimbus", title: "Nimbus", source: "anssi", reason: "shrank" }],
  };

  it.each([
    { sub: "approve", typed: "", values: [PROPOSAL, "anssi", "page:anssi.nimbus"] },
    { sub: "approve", typed: "NIMB", values: ["page:anssi.nimbus"] },
    { sub: "reject", typed: "", values: [PROPOSAL] },
    { sub: "rollback", typed: "g-", values: ["g-000000000002"] },
    { sub: "release", typed: "", values: ["item:x"] },
  ])("$sub “$typed”: $values", async ({ sub, typed, values }) => {
    const scene = await openReview(waiting);

    const typing = scene.people.type(scene.asker, "admin", { target: typed }, sub);
    await scene.discord.until("something is offered", () => typing.callback !== null);

    expect(typing.callback).toMatchObject({
      type: 8,
      data: { choices: values.map((value) => ({ value })) },
    });
  });

  it("is nothing for everybody else", async () => {
    const scene = await openReview(waiting);
    const stranger = scene.discord.world.addPerson("eve");

    const typing = scene.people.type(stranger, "admin", { target: "" }, "approve");
    await scene.discord.until("it is answered", () => typing.callback !== null);

    expect(typing.callback).toEqual({ type: 8, data: { choices: [] } });
  });
});

describe("/admin status", () => {
  it("shows what waits, what is hidden, sources worst first, and what to mend on Discord", async () => {
    const source = {
      title: "ANSSI",
      origin: "page",
      pages: 4,
      lastSuccess: "2026-11-22T08:00:00.000Z",
      ageHours: 24,
      limitHours: 72,
      isStale: false,
      failing: 0,
      mostFrequentFault: null,
      isQuarantined: false,
      uses: 3,
    } as const;
    const scene = await openReview(
      {
        proposals: () => [
          { id: PROPOSAL, madeAt: "2026-11-23T08:30:00.000Z", report: changeReportOf() },
        ],
      },
      {
        health: async () =>
          Promise.resolve({
            sources: [
              { ...source, source: "good" },
              { ...source, source: "bad", title: "Rance", isStale: true },
            ],
            citations: null,
          }),
      },
    );
    scene.people.deny(scene.discord.world.general, "sendMessages", "publicThreads");
    const said = scene.people.say(scene.asker, "@bot Nimbus ?");
    await scene.discord.until("the bot wrote directly", () =>
      scene.posts().some(({ channelId }) => channelId !== said.channelId),
    );

    const used = scene.people.command(scene.asker, "admin", { sub: "status" });
    const told = await scene.answered(used, PROPOSAL);

    expect(shownText(told)).toMatch(/Rance \(bad\)[\s\S]*ANSSI \(good\)/u);
    expect(shownText(told)).toContain("give its role View Channels");
  });

  it("shows the rest when what waits cannot be read", async () => {
    const scene = await openReview({}, { health: async () => Promise.reject(new Error("no")) });

    const used = scene.people.command(scene.asker, "admin", { sub: "status" });

    const told = await scene.answered(used, "20 novembre 2026");

    expect(shownText(told)).not.toContain(PROPOSAL);
  });
});

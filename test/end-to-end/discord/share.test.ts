import { describe, expect, it } from "vitest";
import type { Message } from "../../helpers/discord/entities.ts";
import { refuse } from "../../helpers/discord/rest-server.ts";
import { ANSWER, openScene, type Scene } from "../../helpers/discord/scene.ts";
import { customId, shownText } from "../../helpers/discord/shown-text.ts";

const QUESTION = "Nimbus est-il qualifié ?";

async function askPrivately(scene: Scene): Promise<Message> {
  const interaction = scene.people.command(scene.asker, "ask", {
    options: { question: QUESTION, private: true },
  });
  const answer = await scene.answered(interaction, ANSWER);
  await scene.bot.service.desk.idle();
  return answer;
}

function press(scene: Scene, answer: Message, id = customId(answer, "share:")): void {
  scene.people.press(scene.asker, answer, id);
}

describe("sharing a private answer", () => {
  it("shows it to the channel with the question, naming who did without ringing them", async () => {
    const scene = await openScene();
    const answer = await askPrivately(scene);

    press(scene, answer);
    const shared = await scene.shown(scene.discord.world.general.id, ANSWER);

    expect(shownText(shared)).toMatch(/ada.*Question\s: Nimbus est-il qualifié \?/u);
    expect(shared.allowedMentions).toEqual({ parse: [] });
    expect(customId(shared, "share:")).toBe("");
  });

  it("takes the button away and keeps the answer, so that it is shared once", async () => {
    const scene = await openScene();
    const answer = await askPrivately(scene);
    const release = scene.discord.rest.hold("callback");
    const id = customId(answer, "share:");

    press(scene, answer, id);
    press(scene, answer, id);
    release();
    await scene.shown(scene.discord.world.general.id, ANSWER);
    const marker = scene.people.direct(scene.asker, "@bot");
    await scene.shown(marker.channelId, "Ask me");

    expect(scene.posts().filter((post) => shownText(post).includes(ANSWER))).toHaveLength(1);
    expect(customId(answer, "share:")).toBe("");
    expect(customId(answer, "helpful:")).not.toBe("");
    expect(shownText(answer)).toContain(ANSWER);
  });

  it("gives the button back, and says so, when Discord does not take it", async () => {
    const scene = await openScene();
    const answer = await askPrivately(scene);
    scene.discord.rest.fault("follow-up", refuse("missingPermission"));

    press(scene, answer);
    await scene.discord.until("the asker is told", () =>
      scene.discord.world.messages.some((each) => shownText(each).includes("Réessayez")),
    );

    expect(scene.posts()).toEqual([]);
    expect(customId(answer, "share:")).not.toBe("");
  });
});

describe("sharing a provider's card", () => {
  it("works like sharing an answer", async () => {
    const scene = await openScene();
    const asked = scene.people.command(scene.asker, "provider", { options: { name: "Nimbus" } });
    const card = await scene.answered(asked, ANSWER);

    press(scene, card);
    const shared = await scene.shown(scene.discord.world.general.id, ANSWER);

    expect(shownText(shared)).toContain("ada");
  });

  it("is not offered in a direct conversation, where nobody else is", async () => {
    const scene = await openScene();
    const place = scene.discord.world.directChannel(scene.asker);

    const asked = scene.people.command(scene.asker, "provider", {
      options: { name: "Nimbus" },
      in: place,
    });
    const card = await scene.answered(asked, ANSWER);

    expect(customId(card, "share:")).toBe("");
  });
});

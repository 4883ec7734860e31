import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Feedback } from "../../../src/assistant/feedback.ts";
import type { Message } from "../../helpers/discord/entities.ts";
import { ANSWER, openScene, type Scene } from "../../helpers/discord/scene.ts";
import { customId, shownText } from "../../helpers/discord/shown-text.ts";

async function askPrivately(scene: Scene): Promise<Message> {
  const interaction = scene.people.command(scene.asker, "ask", {
    options: { question: "Nimbus est-il qualifié ?", private: true },
  });
  const answer = await scene.answered(interaction, ANSWER);
  await scene.bot.service.desk.idle();
  return answer;
}

/** What was written down, in order. */
function recordFeedback(scene: Scene): readonly Feedback[] {
  const given: Feedback[] = [];
  const { service } = scene.bot;
  const keep = service.giveFeedback.bind(service);
  service.giveFeedback = (feedback) => {
    given.push(feedback);
    keep(feedback);
  };
  return given;
}

describe("buttons under an answer", () => {
  it("shows the stored passage to who presses, with what it is and a link", async () => {
    const scene = await openScene();
    const answer = await askPrivately(scene);

    const pressed = scene.people.press(scene.asker, answer, customId(answer, "passage:"));
    const passage = await scene.answered(pressed, "Trois centres sont visés.");

    expect(passage.seenBy).toBe(scene.asker.id);
    expect(shownText(passage)).toMatch(/Passage 1.*Catalogue des produits qualifiés/u);
    expect(shownText(passage)).toContain("](<https://example.org/catalogue>)");
  });

  it("takes a verdict at once", async () => {
    const scene = await openScene();
    const answer = await askPrivately(scene);
    const given = recordFeedback(scene);

    await scene.answered(
      scene.people.press(scene.asker, answer, customId(answer, "helpful:")),
      "Merci",
    );

    expect(given).toMatchObject([{ user: scene.asker.id, verdict: "helpful", reason: null }]);
  });

  it("asks in a form why an answer did not help", async () => {
    const scene = await openScene();
    const answer = await askPrivately(scene);
    const given = recordFeedback(scene);

    const pressed = scene.people.press(scene.asker, answer, customId(answer, "unhelpful:"));
    await scene.discord.until("the form opens", () => pressed.callback !== null);
    const form = z
      .object({ type: z.int(), data: z.object({ custom_id: z.string() }) })
      .parse(pressed.callback);
    const sent = scene.people.submit(scene.asker, form.data.custom_id, {
      reason: ["outdated"],
      comment: " C'était en 2025. ",
    });
    await scene.answered(sent, "Merci");

    expect(form.type).toBe(9);
    expect(given.map(({ verdict, reason, comment }) => [verdict, reason, comment])).toEqual([
      ["unhelpful", null, null],
      ["unhelpful", "outdated", "C'était en 2025."],
    ]);
  });

  it.each([
    { name: "of another program", id: "buy:now" },
    { name: "with an answer that is not kept", id: "passage:ffffffffffffffff:1" },
    { name: "with a passage that the answer lacks", id: "passage:$:99" },
    { name: "with too many parts", id: "passage:$:1:2:3" },
    { name: "of a form", id: "reason:$" },
    { name: "that is nothing but punctuation", id: ":::" },
    { name: "as long as Discord allows", id: "x".repeat(100) },
    { name: "to share what everybody sees", id: "share:$" },
  ])("tells who presses one $name that it is gone", async ({ id }) => {
    const scene = await openScene();
    const asked = scene.people.command(scene.asker, "ask", { options: { question: "Nimbus ?" } });
    const answer = await scene.answered(asked, ANSWER);
    await scene.bot.service.desk.idle();
    const answerId = customId(answer, "helpful:").split(":")[1] ?? "";

    const pressed = scene.people.press(scene.asker, answer, id.replace("$", answerId));
    const told = await scene.answered(pressed, "Cette réponse n'est plus conservée");

    expect(told.seenBy).toBe(scene.asker.id);
  });

  it.each([
    { name: "of another program", id: "form" },
    { name: "about an answer that is gone", id: "reason:ffffffffffffffff" },
  ])("tells who sends a form $name that it is gone", async ({ id }) => {
    const scene = await openScene();

    const sent = scene.people.submit(scene.asker, id, { reason: ["outdated"] });

    const told = await scene.answered(sent, "Cette réponse n'est plus conservée");

    expect(told.seenBy).toBe(scene.asker.id);
  });

  it("takes a reason that it does not offer for none", async () => {
    const scene = await openScene();
    const answer = await askPrivately(scene);
    const given = recordFeedback(scene);
    const answerId = customId(answer, "helpful:").split(":")[1] ?? "";

    const sent = scene.people.submit(scene.asker, `reason:${answerId}`, { reason: ["<@1>"] });
    await scene.answered(sent, "Merci");

    expect(given).toMatchObject([{ reason: null, comment: null }]);
  });
});

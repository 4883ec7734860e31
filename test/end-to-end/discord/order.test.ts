import { describe, expect, it } from "vitest";
import { fakeAnswer } from "../../helpers/discord/bot.ts";
import type { Person } from "../../helpers/discord/entities.ts";
import { createGate } from "../../helpers/discord/gate.ts";
import { ANSWER, openScene, type Scene } from "../../helpers/discord/scene.ts";
import { shownText } from "../../helpers/discord/shown-text.ts";
import type { Interaction } from "../../helpers/discord/world.ts";

function countAnswers(scene: Scene): number {
  return scene.discord.world.messages.filter((each) => shownText(each).includes(ANSWER)).length;
}

describe("what several people ask at once in one channel", () => {
  it("is shown in the order in which it was asked, though answered side by side", async () => {
    const gate = createGate();
    const scene = await openScene({
      parts: {
        ask: async (question) => {
          if (question.text.startsWith("Lente")) {
            await gate.passed;
          }
          return { answer: fakeAnswer(question) };
        },
      },
    });
    const bob = scene.discord.world.addPerson("bob");
    const ask = (by: Person, question: string): Interaction =>
      scene.people.command(by, "ask", { options: { question } });

    const slow = ask(scene.asker, "Lente ?");
    const quick = ask(bob, "Rapide ?");
    await scene.discord.until("both are asked", () => scene.bot.asked.length === 2);
    await scene.discord.until("both are deferred", () => quick.callback !== null);
    const alone = ask(scene.discord.world.addPerson("eve"), "Seule ?");
    await scene.discord.until("the third is asked", () => scene.bot.asked.length === 3);
    expect(countAnswers(scene)).toBe(0);
    gate.open();
    for (const each of [slow, quick, alone]) {
      // oxlint-disable-next-line no-await-in-loop -- in order
      await scene.answered(each, ANSWER);
    }

    const edited = scene.discord.rest.calls.filter(({ name }) => name === "edit-original");
    expect(edited.map(({ parts }) => parts[1])).toEqual(
      [slow, quick, alone].map(({ token }) => token),
    );
  });

  it("does not hold up what only its asker sees", async () => {
    const gate = createGate();
    const scene = await openScene({
      parts: {
        ask: async (question) => {
          if (question.text.startsWith("Lente")) {
            await gate.passed;
          }
          return { answer: fakeAnswer(question) };
        },
      },
    });
    const bob = scene.discord.world.addPerson("bob");

    scene.people.command(scene.asker, "ask", { options: { question: "Lente ?" } });
    const own = scene.people.command(bob, "ask", {
      options: { question: "Rapide ?", private: true },
    });

    await scene.answered(own, ANSWER);
    gate.open();
    await scene.bot.service.desk.idle();
    expect(countAnswers(scene)).toBe(2);
  });
});

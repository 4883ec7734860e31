import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { ReindexProgress } from "../../../src/assistant/admin-desk.ts";
import { FakePlatform } from "../../helpers/fake-platform.ts";
import { edit } from "../../helpers/small-base.ts";
import { createMachine } from "../../helpers/started-bot.ts";

const ALPHA = "providers/alpha.yaml";
const ADMIN = { platform: "one", user: "boss" };

it("answers all through an index run, and from the new index as soon as it is published", async () => {
  const machine = await createMachine();
  const one = new FakePlatform("one");
  const run = machine.start([one]);
  await run.reach(one.ready());
  const old = one.service.status().generation;
  await writeFile(
    join(machine.settings["DATA_DIR"] ?? "", ALPHA),
    edit(ALPHA, "Alpha appartient à 60 % à Beta.", "Alpha appartient à 55 % à Beta."),
  );

  const progress: ReindexProgress[] = [];
  const running = { isOver: false };
  const indexing = one.service.admin.reindex(ADMIN, (event) => progress.push(event));
  const ended = indexing.finally(() => {
    running.isOver = true;
  });
  let asked = 0;
  while (!running.isOver) {
    asked += 1;
    one.ask("À qui appartient Alpha ?", {
      conversation: String(asked),
      eventId: String(asked),
      user: String(asked),
      channel: String(asked),
      workspace: String(asked),
    });
    // oxlint-disable-next-line no-await-in-loop -- one question after the other, as long as the run lasts
    await run.reach(one.delivered(asked));
  }
  const result = await ended;
  one.ask("Qui détient Alpha ?");
  await run.reach(one.delivered(asked + 1));

  expect(result).toMatchObject({ kind: "published", changed: 2 });
  expect(progress.length).toBeGreaterThan(0);
  expect(asked).toBeGreaterThan(3);
  const answers = one.deliveries.map(({ outcome }) =>
    "answer" in outcome ? outcome.answer : null,
  );
  expect(answers.every((answer) => answer?.kind === "answered")).toBe(true);
  expect(answers[0]?.generation).toBe(old);
  expect(JSON.stringify(answers[0]?.blocks)).toContain("60 %");
  expect(answers.at(-1)?.generation).toBe(one.service.status().generation);
  expect(answers.at(-1)?.generation).not.toBe(old);
  expect(JSON.stringify(answers.at(-1)?.blocks)).toContain("55 %");
  run.stop();
  expect(await run.ended).toBe(0);
});

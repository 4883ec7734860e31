import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type Ended, runCommand } from "../../helpers/run-terminal.ts";
import { createSmallMachine, type SmallMachine } from "../../helpers/small-machine.ts";

const QUESTION = "Alpha appartient à qui, à 60 % à Beta ?";
const Given = z.looseObject({ answerId: z.string(), generation: z.string(), text: z.string() });

async function ask(machine: SmallMachine): Promise<z.infer<typeof Given>> {
  const { stdout } = await runCommand(
    ["ask", QUESTION, "--json", "--lang", "fr"],
    machine.settings,
  );
  return Given.parse(JSON.parse(stdout));
}

async function run(words: readonly string[], { settings }: SmallMachine): Promise<Ended> {
  return runCommand(words, settings);
}

/** Changes the fact that answers, and brings the index up to it. */
async function change(machine: SmallMachine): Promise<void> {
  const file = join(machine.dataDir, "providers", "alpha.yaml");
  const text = readFileSync(file, "utf8").replace(
    "Alpha appartient à 60 % à Beta.",
    "Alpha appartient à 55 % à Beta.",
  );
  writeFileSync(file, text);
  expect(await run(["index"], machine)).toMatchObject({ code: 0 });
}

describe("souverain explain and replay", () => {
  it("tell of the answer just given, of one by its id, and of none", async () => {
    const machine = await createSmallMachine();
    const none = await run(["explain"], machine);
    const { answerId, generation } = await ask(machine);

    const last = await run(["explain", "--lang", "fr"], machine);
    const byId = await run(["explain", answerId, "--lang", "fr"], machine);
    const json = await run(["explain", answerId, "--json"], machine);
    const again = await run(["replay", answerId, "--lang", "fr"], machine);

    expect(none).toMatchObject({ code: 64, stderr: expect.stringContaining("no answer last") });
    expect(last).toEqual(byId);
    expect(byId.code).toBe(0);
    expect(byId.stdout).toContain(`index ${generation}\u00a0: ${QUESTION}\n`);
    expect(byId.stdout).toMatch(
      /Montré \(\d+\)\u00a0:\n {2}Alpha appartient à 60 % à Beta\.\n {4}fact:alpha-owner#fr: /u,
    );
    expect(byId.stdout).not.toContain("n'est plus celle d'alors");
    expect(JSON.parse(json.stdout)).toMatchObject({
      isKept: true,
      isSame: true,
      generation,
      answer: { answerId },
      explanation: {
        trace: {
          shown: [
            { passage: "fact:alpha-owner#fr", rank: 1 },
            { passage: "fact:beta-share#fr", how: "dispute" },
          ],
        },
      },
    });
    expect(again.stdout).toMatch(/\nLa même réponse\u00a0: \d+ phrases avec leurs citations\.\n$/u);
  });

  it("show after a change what was said then and what is said now", async () => {
    const machine = await createSmallMachine();
    const { answerId, generation } = await ask(machine);
    await change(machine);

    const explained = await run(["explain", answerId, "--lang", "en"], machine);
    const replayed = await run(["replay", answerId, "--lang", "en"], machine);
    const json = await run(["replay", answerId, "--json"], machine);

    expect(explained.stdout).toContain("Alpha appartient à 60 % à Beta.");
    expect(explained.stdout).toContain(`index ${generation}: `);
    expect(replayed.code).toBe(0);
    expect(replayed.stdout).toContain("Gone:\n- Alpha appartient à 60 % à Beta.\n");
    expect(replayed.stdout).toContain("New:\n+ Alpha appartient à 55 % à Beta.\n");
    expect(JSON.parse(json.stdout)).toMatchObject({
      asked: { answer: { answerId, generation } },
      difference: { isSame: false, before: "answered", after: "answered" },
    });
  });

  it("explain on the published index, and say so, when the old one is gone", async () => {
    const machine = await createSmallMachine();
    const { answerId, generation } = await ask(machine);
    await change(machine);
    rmSync(join(machine.stateDir, "generations", generation), { recursive: true });
    const [published] = readdirSync(join(machine.stateDir, "generations"));

    const { code, stdout } = await run(["explain", answerId, "--lang", "en"], machine);

    expect(code).toBe(0);
    expect(stdout).toContain(
      `Index ${generation} is no longer kept: explained on the published one, ${published ?? ""}.`,
    );
    expect(stdout).toContain("Made again, the answer is not the one given then");
    expect(stdout).toContain("Alpha appartient à 55 % à Beta.");
  });

  it.each(["12", "g-0123456789ab", "../../etc/passwd", "0123456789abcdeg"])(
    "refuse %s as an id",
    async (id) => {
      const { code, stderr } = await runCommand(["explain", id]);

      expect(code).toBe(64);
      expect(stderr).toContain("Give the id of an answer");
    },
  );
});

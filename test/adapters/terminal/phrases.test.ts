import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { AskerLanguage } from "../../../src/domain/language.ts";
import { ROOT } from "../../helpers/terminal.ts";

const Texts = z.record(z.string(), z.string().min(1));

async function textsOf(language: AskerLanguage): Promise<Readonly<Record<string, string>>> {
  return Texts.parse(
    parse(await readFile(join(ROOT, "prompts", `terminal.${language}.yaml`), "utf8")),
  );
}

async function sources(): Promise<string> {
  const folder = join(ROOT, "adapters", "terminal");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".ts"));
  return (await Promise.all(names.map(async (name) => readFile(join(folder, name), "utf8")))).join(
    "\n",
  );
}

describe("prompts/terminal", () => {
  it("holds no phrase that the terminal does not say", async () => {
    const code = await sources();

    const unused = Object.keys(await textsOf("en")).filter(
      // `terminal-basis-` and `terminal-phase-` are completed by a basis or a phase.
      (key) => !code.includes(`"${key}"`) && !/^terminal-(?:basis|phase)-/u.test(key),
    );

    expect(unused).toEqual([]);
  });

  it("holds every phrase that the terminal says", async () => {
    const texts = await textsOf("en");

    const said = (await sources()).match(/(?<=")terminal-[a-z-]+(?=")/gu) ?? [];

    expect(said.filter((key) => !(key in texts))).toEqual([]);
    expect(said.length).toBeGreaterThan(10);
  });

  it.each(AskerLanguage.options)(
    "is written in %s and not copied from English",
    async (language) => {
      const texts = await textsOf(language);
      const english = await textsOf("en");

      const same = Object.keys(texts).filter(
        (key) => texts[key] === english[key] && language !== "en",
      );

      // Words that are the same in the two languages.
      expect(same.filter((key) => !/-(?:sources|generation|quote)$/u.test(key))).toEqual([]);
    },
  );
});

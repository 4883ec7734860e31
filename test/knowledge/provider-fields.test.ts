import { describe, expect, it } from "vitest";
import { type BrokenBase, readBroken } from "../helpers/broken-base.ts";

const ALPHA = "providers/alpha.yaml";
const BETA = "providers/beta.yaml";

describe("fields of a provider", () => {
  it.each<BrokenBase>([
    {
      name: "id in upper case",
      file: BETA,
      from: "id: beta\n",
      to: "id: Beta\n",
      at: "id: Beta",
      message: '`id` is "Beta": write it in lower case with single hyphens',
    },
    {
      name: "name missing",
      file: BETA,
      from: "name: Beta\n",
      to: "",
      at: "id: beta\n",
      message: "`name` is missing: add it",
    },
    {
      name: "name empty",
      file: BETA,
      from: "name: Beta\n",
      to: 'name: ""\n',
      at: "name:",
      message: "`name` is empty: fill it",
    },
    {
      name: "alias that is a number",
      file: ALPHA,
      from: "aliases: [Alpha Cloud, Société Alpha]",
      to: "aliases:\n  - Alpha Cloud\n  - Société Alpha\n  - 365",
      at: "- 365",
      message: "`aliases[3]` is 365, but must be a text: put it in quotes",
    },
    {
      name: "aliases not a list",
      file: BETA,
      from: "aliases: []",
      to: "aliases: Beta One",
      at: "aliases:",
      message: "but must be a list: write it as [a, b]",
    },
    {
      name: "unknown kind",
      file: BETA,
      from: "kind: offer",
      to: "kind: service",
      at: "kind:",
      message: '`kind` is "service": write one of provider, offer, framework-body, technology',
    },
    {
      name: "summary without English",
      file: BETA,
      from: '  en: "Offer for demonstration."\n',
      to: "",
      at: "summary:",
      message: "`summary.en` is missing",
    },
    {
      name: "summary of 41 words",
      file: BETA,
      from: "Offer for demonstration.",
      to: "word ".repeat(41).trim(),
      at: "word word",
      message: "`summary.en` has 41 words: shorten it to 40 at most",
    },
    {
      name: "unknown field",
      file: BETA,
      from: "kind: offer",
      to: "kind: offer\ncolour: blue",
      at: "colour: blue",
      message: "unknown field `colour`: correct its spelling or remove it",
    },
    {
      name: "field with the name of a prototype",
      file: BETA,
      from: "kind: offer",
      to: "kind: offer\n__proto__: { isAdmin: true }",
      at: "__proto__",
      message: "unknown field `__proto__`",
    },
    {
      name: "name of the file that is not the id",
      file: BETA,
      from: "id: beta\n",
      to: "id: gamma\n",
      at: "id: gamma",
      message: "rename the file to gamma.yaml or correct `id`",
    },
  ])("reports: $name", async (row) => {
    const { reading, fault } = await readBroken(row);

    expect(reading).toEqual({ kind: "faulty", faults: [fault] });
  });
});

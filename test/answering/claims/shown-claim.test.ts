import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { showClaim } from "../../../src/answering/claims/shown-claim.ts";
import { hostileText } from "../../helpers/hostile-answer.ts";

const ATTACKS = [
  "@everyone",
  "@here",
  "<@U123456>",
  "<!channel>",
  "<@&99>",
  "<https://evil.example|click>",
  "https://evil.example/x",
  "[text](https://evil.example)",
  "discord.gg/abc",
  "evil.example",
  "ht*tps://evil.example",
  "**bold**",
  "_it_",
  "||spoiler||",
  "`code`",
  "> quote",
  "# title",
  ":smile:",
  "ht<@1>tps://evil.example",
  "mailto:a@evil.example",
  "\u202e",
  "\u200b",
  "« fermé »",
  "“closed”",
];

const hostileClaim = fc
  .array(fc.oneof(hostileText, fc.constantFrom(...ATTACKS), fc.constantFrom("Bleu", " ", "\n")), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.join(""));

describe("showClaim", () => {
  it.each([
    { name: "plain words", text: "Bleu est qualifié.", shown: "Bleu est qualifié." },
    { name: "figures", text: "TIM holds 45,5 % of PSN.", shown: "TIM holds 45,5 % of PSN." },
    { name: "a mention", text: "<@U1> Bleu is qualified", shown: "Bleu is qualified" },
    { name: "a link with words", text: "<https://e.example|Bleu> is here", shown: "Bleu is here" },
    { name: "a domain", text: "See evil.example now", shown: "See evil. example now" },
    { name: "markup", text: "*Bleu* is _in_ `force`", shown: "Bleu is in force" },
    { name: "quotation marks", text: "Bleu is «qualified»", shown: "Bleu is qualified" },
    { name: "lines", text: "Bleu\nis here", shown: "Bleu is here" },
    { name: "nothing but markup", text: "<@U1> ***", shown: "" },
  ])("shows $name", ({ text, shown }) => {
    expect(showClaim(text)).toBe(shown);
  });

  it("cuts what is long", () => {
    const shown = showClaim(`Bleu ${"is here ".repeat(100)}`);

    expect(shown.length).toBeLessThanOrEqual(200);
    expect(shown.endsWith("…")).toBe(true);
  });

  it("never pings, links or formats, and changes nothing the second time", () => {
    fc.assert(
      fc.property(hostileClaim, (text) => {
        const shown = showClaim(text);

        expect(shown).not.toMatch(/[@<>*_~`|[\]#\\«»“”„"]/u);
        expect(shown).not.toMatch(/:\/\/|\/\/|\bhttps?\b|\bwww\b|[\p{L}\p{N}]\.\p{L}/iu);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\n]/u);
        expect(shown.length).toBeLessThanOrEqual(200);
        expect(showClaim(shown)).toBe(shown);
      }),
      { numRuns: 500 },
    );
  });
});

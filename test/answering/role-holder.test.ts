import { describe, expect, it } from "vitest";
import { isAboutOfficeElsewhere, tellsRoleOf } from "../../src/answering/role-holder.ts";

const S3NS: ReadonlySet<string> = new Set(["s3ns"]);

describe("tellsRoleOf", () => {
  it.each([
    [
      "of an agency",
      "Vincent Strubel, directeur général de l'ANSSI, a publié un billet sur S3NS.",
      [false, false],
    ],
    [
      "of an agency, in English",
      "ANSSI's head, Vincent Strubel, spoke of Bleu and S3NS.",
      [false, false],
    ],
    ["of the company", "Cyprien Falque, directeur général de S3NS, répond.", [true, true]],
    ["of the company among others", "The head of the BSI met the CEO of S3NS.", [true, true]],
    ["of nobody named", "Il en prend la direction générale.", [false, true]],
    ["of a group that is not named", "Il est directeur général du groupe.", [false, true]],
    [
      "of the company after one elsewhere",
      "Jean Coumaros, formerly chief transformation officer at Capgemini, became chief executive.",
      [false, true],
    ],
    ["in a verb", "Ada Martin dirige S3NS depuis 2023.", [true, true]],
    ["in an English verb", "Ada Martin has led S3NS since 2023.", [true, true]],
    ["in a verb, elsewhere", "Ada Martin leads Thales, which owns S3NS.", [false, false]],
    ["of none", "S3NS est une société de droit français.", [false, false]],
  ] as const)("tells the office %s", (_name, text, [inProse, inOwnFact]) => {
    expect(tellsRoleOf(text, S3NS, false)).toBe(inProse);
    expect(tellsRoleOf(text, S3NS, true)).toBe(inOwnFact);
  });
});

describe("isAboutOfficeElsewhere", () => {
  it.each([
    ["Après S3NS, le patron de l'ANSSI explique ce que SecNumCloud garantit", true],
    ["Le patron de S3NS répond", false],
    ["S3NS change de patron", false],
  ])("%s: %s", (title, isElsewhere) => {
    expect(isAboutOfficeElsewhere(title, S3NS)).toBe(isElsewhere);
  });
});

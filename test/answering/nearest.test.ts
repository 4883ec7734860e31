import { describe, expect, it } from "vitest";
import { nearestOf } from "../../src/answering/nearest.ts";
import { openSmallAnswering, ranked } from "../helpers/small-answering.ts";

describe("nearestOf", () => {
  it("shows the best passage of each of the three best items", async () => {
    const small = await openSmallAnswering();
    const candidates = ranked([
      ...small.units("topic:keys.fr"),
      ...small.units("fact:alpha-qualified"),
      ...small.units("topic:keys.fr").toReversed(),
      ...small.units("fact:beta-share"),
      ...small.units("fact:alpha-owner"),
    ]);

    const nearest = nearestOf(candidates, "fr");

    expect(nearest.map(({ item }) => item)).toEqual([
      "topic:keys.fr",
      "fact:alpha-qualified",
      "fact:beta-share",
    ]);
    expect(nearest[0]).toMatchObject({ excerpt: "Le client garde ses clés.", form: "summary" });
    expect(nearest[1]).toMatchObject({
      basis: "primary",
      caveat: "Page sans date : date du catalogue.",
      url: "https://example.com/catalogue",
      asOf: "2025-06-10",
    });
  });

  it("shows what there is when there is less", async () => {
    const small = await openSmallAnswering();

    expect(nearestOf([], "en")).toEqual([]);
    expect(nearestOf(ranked(small.units("fact:beta-share")), "en")).toHaveLength(1);
  });
});

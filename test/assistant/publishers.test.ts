import { expect, it } from "vitest";
import { listPublishers } from "../../src/assistant/publishers.ts";
import { openSmallBase } from "../helpers/open-content.ts";

it("lists publishers with each of their pages once, those with the most first", async () => {
  const publishers = listPublishers(await openSmallBase());

  expect(publishers).toEqual([
    { publisher: "Review", sources: 2, newest: "2025-06-01" },
    { publisher: "Alpha", sources: 1, newest: "2025" },
    { publisher: "Authority", sources: 1, newest: "2025-06-10" },
    { publisher: "Blog", sources: 1, newest: "2025-02-01" },
    { publisher: "Press", sources: 1, newest: "2025-06-11" },
    { publisher: "Revue", sources: 1, newest: "2024-03-02" },
  ]);
});

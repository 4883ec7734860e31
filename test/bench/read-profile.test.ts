import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { readProfile } from "./read-profile.ts";

const ROOT = "/repository";

function nodeOf(
  id: number,
  [functionName, path]: readonly [string, string],
  children: readonly number[] = [],
): unknown {
  const url = path === "" ? "" : pathToFileURL(join(ROOT, path)).href;
  return { id, callFrame: { functionName, url, lineNumber: 4, columnNumber: 0 }, children };
}

it("adds up what functions took themselves, native code under the file that calls it", () => {
  const profile = {
    nodes: [
      nodeOf(1, ["(root)", ""], [2, 5, 6]),
      nodeOf(2, ["search", "src/retrieval/search.ts"], [3, 4]),
      nodeOf(3, ["run", "node_modules/@scope/engine/dist/index.js"], [7]),
      nodeOf(4, ["SomeClass", ""]),
      nodeOf(5, ["(garbage collector)", ""]),
      nodeOf(6, ["other", "src/other.ts"]),
      nodeOf(7, ["OtherClass", ""]),
    ],
    samples: [2, 4, 4, 5, 7, 3],
    timeDeltas: [1_000, 2_000, 3_000, 4_000, 5_000, 500],
  };

  const { modules, functions } = readProfile(profile, ROOT);

  expect(Object.fromEntries(modules)).toEqual({
    "src/retrieval/search.ts": 1,
    "src/retrieval/search.ts, native": 5,
    "(garbage collector)": 4,
    "@scope/engine": 0.5,
    "@scope/engine, native": 5,
  });
  expect(functions.get("search src/retrieval/search.ts:5")).toBe(1);
  expect(functions.get("search src/retrieval/search.ts:5, native")).toBe(5);
});

it("refuses what is no profile", () => {
  expect(() => readProfile({ nodes: 1 }, ROOT)).toThrow("expected array");
});

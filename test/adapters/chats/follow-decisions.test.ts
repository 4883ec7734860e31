import { expect, it } from "vitest";
import { followDecisions } from "../../../adapters/chats/follow-decisions.ts";
import { createLogger } from "../../../src/logger.ts";

interface Followed {
  readonly reloads: number;
  readonly log: readonly string[];
}

/** Follows while this is decided at one look after the other; what is served begins as "a". */
async function follow(
  decisions: readonly (string | Error)[],
  reload: (count: number) => void = () => undefined,
): Promise<Followed> {
  const controller = new AbortController();
  const log: string[] = [];
  let [look, served, reloads] = [-1, "a", 0];
  const decided = (): string => {
    const decision = decisions[look] ?? "a";
    if (decision instanceof Error) {
      throw decision;
    }
    return decision;
  };
  await followDecisions(
    {
      decided,
      served: () => served,
      reload: async () => {
        reloads += 1;
        reload(reloads);
        served = decided();
        return Promise.resolve();
      },
      delay: async () => {
        look += 1;
        if (look === decisions.length) {
          controller.abort();
        }
        return Promise.resolve();
      },
      logger: createLogger("info", { write: (line) => log.push(line) }),
    },
    controller.signal,
  );
  return { reloads, log };
}

const broken = (): void => {
  throw new Error("damaged");
};

it.each([
  { name: "nothing was decided", decisions: ["a", "a"], reloads: 0, errors: 0 },
  { name: "something was", decisions: ["a", "b", "b", "c"], reloads: 2, errors: 0 },
  { name: "it cannot be told", decisions: [new Error("locked"), "b"], reloads: 1, errors: 1 },
  { name: "it cannot be opened", decisions: ["b", "b", "b"], reloads: 1, errors: 1, broken },
  { name: "another can", decisions: ["b", "c"], reloads: 2, errors: 2, broken },
])("follows once what another process decided: $name", async (row) => {
  const followed = await follow(row.decisions, row.broken);

  expect(followed.reloads).toBe(row.reloads);
  expect(followed.log.filter((line) => line.includes('"level":50'))).toHaveLength(row.errors);
});

import { expect, it } from "vitest";
import { proveKills } from "../helpers/discord/kill-proof.ts";

const EVENTS = 1000;
const KILLS = 5;

it(`${String(EVENTS)} events, 30 % of them twice, and ${String(KILLS)} kills: ${String(EVENTS)} outcomes`, async () => {
  const result = await proveKills({ events: EVENTS, kills: KILLS, seed: 20_261_128 });

  process.stdout.write(`Discord, events and kills: ${JSON.stringify(result)}\n`);
  expect(result).toMatchObject({ kills: KILLS, once: EVENTS, lost: [], doubled: [], stray: 0 });
});

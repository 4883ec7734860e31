import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { seededRandom } from "../seeded-random.ts";
import type { Message, Person } from "./entities.ts";
import { type LoopbackDiscord, startLoopbackDiscord } from "./loopback-discord.ts";
import { People } from "./people.ts";
import { shownText } from "./shown-text.ts";

const SCRIPT = fileURLToPath(new URL("./bot-child.ts", import.meta.url));
const USERS = 20;
/** Questions that wait for their outcome at the same time, at most. */
const OUTSTANDING = 20;
const DUPLICATES = 0.3;
/** A kill comes within so many calls once its moment has come. */
const CALLS_TO_KILL = 6;
const DEADLINE_MS = 3_000;
const ANSWERED = /Réponse (\d+)\\?\./u;

export interface KillProof {
  readonly events: number;
  readonly kills: number;
  readonly seed: number;
}

export interface KillProofResult {
  /** Events that were sent more than once. */
  readonly repeated: number;
  readonly kills: number;
  /** Events with one outcome, none, and more. */
  readonly once: number;
  readonly lost: readonly number[];
  readonly doubled: readonly number[];
  /** Messages of the bot that are no outcome of an event. */
  readonly stray: number;
  /** Interactions that were answered by a normal message, since their time was over. */
  readonly late: number;
}

/** Sends an event again. */
type Repeat = () => void;

/**
 * Sends events to a bot in a process of its own and kills that, each time while a call is on its way:
 * performed by Discord, not yet heard of by the bot. What had no outcome by then is sent again to the
 * next process, as Discord does when a session is resumed; others are sent twice anyway.
 */
export async function proveKills(proof: KillProof): Promise<KillProofResult> {
  const discord = await startLoopbackDiscord();
  const stateDir = await mkdtemp(join(tmpdir(), "souverain-kills-"));
  const run = new KilledRun(discord, stateDir, proof);
  try {
    return await run.prove();
  } finally {
    await run.end();
    await discord.close();
    await rm(stateDir, { recursive: true, force: true });
  }
}

class KilledRun {
  readonly #discord: LoopbackDiscord;
  readonly #people: People;
  readonly #stateDir: string;
  readonly #proof: KillProof;
  readonly #random: () => number;
  readonly #users: readonly Person[];
  readonly #sent = new Map<number, Repeat>();
  readonly #answers = new Map<number, Set<string>>();
  readonly #settled = new Set<string>();
  #child: ChildProcess | undefined;
  #isDead = false;
  #kills = 0;
  #repeated = 0;
  #callsLeft = Number.POSITIVE_INFINITY;

  constructor(discord: LoopbackDiscord, stateDir: string, proof: KillProof) {
    this.#discord = discord;
    this.#people = new People(discord);
    this.#stateDir = stateDir;
    this.#proof = proof;
    this.#random = seededRandom(proof.seed);
    this.#users = Array.from({ length: USERS }, (_, index) =>
      discord.world.addPerson(`user-${String(index)}`, { locale: "fr" }),
    );
    discord.world.acknowledgeMs = DEADLINE_MS;
    discord.rest.beforeReply = () => {
      this.#countCall();
    };
  }

  async prove(): Promise<KillProofResult> {
    await this.#begin();
    for (let number = 1; number <= this.#proof.events; number += 1) {
      this.#send(number);
      // oxlint-disable-next-line no-await-in-loop -- as many at a time as wait at most
      await this.#waitFor(
        `question ${String(number)} may be asked`,
        () => this.#waiting().length < OUTSTANDING,
      );
    }
    await this.#waitFor("all are answered", () => this.#waiting().length === 0);
    return this.#judge();
  }

  async end(): Promise<void> {
    this.#discord.rest.beforeReply = () => {};
    if (this.#child?.exitCode === null && this.#child.signalCode === null) {
      this.#child.kill("SIGKILL");
      await once(this.#child, "exit");
    }
  }

  async #begin(): Promise<void> {
    const { apiUrl, world } = this.#discord;
    const task = JSON.stringify({ apiUrl, token: world.token, stateDir: this.#stateDir });
    this.#child = spawn(process.execPath, ["--import", "tsx", SCRIPT, task], { stdio: "inherit" });
    const wait = async (): Promise<void> =>
      this.#discord.until("the bot is connected", () => world.gateway.connected === 1);
    // A process of its own takes long to begin on a machine with other work.
    await wait().catch(wait);
  }

  /** Waits, and begins the bot again whenever it was killed meanwhile. */
  async #waitFor(what: string, condition: () => boolean): Promise<void> {
    while (!condition()) {
      // oxlint-disable-next-line no-await-in-loop -- one death after the other
      await this.#discord.until(what, () => condition() || this.#isDead);
      if (this.#isDead) {
        // oxlint-disable-next-line no-await-in-loop -- as above
        await this.#revive();
      }
    }
  }

  async #revive(): Promise<void> {
    const child = this.#child;
    if (child?.exitCode === null && child.signalCode === null) {
      await once(child, "exit");
    }
    await this.#discord.until(
      "its connection is gone",
      () => this.#discord.world.gateway.connected === 0,
    );
    this.#discord.world.gateway.forgetLost();
    this.#isDead = false;
    await this.#begin();
    for (const number of this.#waiting()) {
      this.#sent.get(number)?.();
    }
  }

  #countCall(): void {
    const { events, kills } = this.#proof;
    const isDue = this.#answers.size >= (events * (this.#kills + 1)) / (kills + 1);
    if (this.#kills < kills && isDue && this.#callsLeft === Number.POSITIVE_INFINITY) {
      this.#callsLeft = Math.ceil(this.#random() * CALLS_TO_KILL);
    }
    this.#callsLeft -= 1;
    if (this.#callsLeft <= 0) {
      this.#callsLeft = Number.POSITIVE_INFINITY;
      this.#kills += 1;
      this.#isDead = true;
      this.#child?.kill("SIGKILL");
    }
  }

  #send(number: number): void {
    const repeat = this.#ask(number, `Question ${String(number)} ?`);
    this.#sent.set(number, repeat);
    if (this.#random() < DUPLICATES) {
      this.#repeated += 1;
      const earlier = Math.max(1, number - Math.floor(this.#random() * OUTSTANDING));
      (this.#random() < 0.5 ? repeat : (this.#sent.get(earlier) ?? repeat))();
    }
  }

  /** Asks in one of the ways there are. */
  #ask(number: number, question: string): Repeat {
    const user = this.#users[number % USERS] ?? this.#discord.world.bot;
    const way = Math.floor(this.#random() * 4);
    if (way < 2) {
      const options = { question, private: way === 0 };
      const interaction = this.#people.command(user, "ask", { options });
      return () => {
        this.#people.repeatInteraction(interaction);
      };
    }
    const message =
      way === 2 ? this.#people.direct(user, question) : this.#people.say(user, `@bot ${question}`);
    return () => {
      this.#people.repeat(message);
    };
  }

  #waiting(): readonly number[] {
    this.#readAnswers();
    return [...this.#sent.keys()].filter((number) => !this.#answers.has(number));
  }

  #readAnswers(): void {
    for (const message of this.#ownMessages()) {
      if (!this.#settled.has(message.id)) {
        const number = Number(ANSWERED.exec(shownText(message))?.[1] ?? 0);
        if (number > 0) {
          this.#settled.add(message.id);
          this.#answers.set(number, (this.#answers.get(number) ?? new Set()).add(message.id));
        }
      }
    }
  }

  #ownMessages(): readonly Message[] {
    const { messages, bot } = this.#discord.world;
    return messages.filter(({ author }) => author.id === bot.id);
  }

  #judge(): KillProofResult {
    const own = this.#ownMessages();
    const late = this.#discord.world.interactions.filter(
      ({ original }) => original === null || !ANSWERED.test(shownText(original)),
    );
    const numbers = [...this.#sent.keys()];
    const countOf = (number: number): number => this.#answers.get(number)?.size ?? 0;
    // An interaction that came too late keeps "thinking" for ever; nothing can be done about that.
    const thinking = late.filter(({ original }) => original !== null).length;
    return {
      repeated: this.#repeated,
      kills: this.#kills,
      once: numbers.filter((number) => countOf(number) === 1).length,
      lost: numbers.filter((number) => countOf(number) === 0),
      doubled: numbers.filter((number) => countOf(number) > 1),
      stray: own.length - this.#settled.size - thinking,
      late: late.length,
    };
  }
}

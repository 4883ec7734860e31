import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SCOPES } from "../../../adapters/slack/connect.ts";
import { seededRandom } from "../seeded-random.ts";
import { type LoopbackSlack, startLoopbackSlack } from "./loopback-slack.ts";
import { eventBody, messageFields } from "./payloads.ts";
import { BOT_USER, type StoredMessage } from "./world.ts";

const SCRIPT = fileURLToPath(new URL("./slack-child.ts", import.meta.url));

export interface KillRunOptions {
  readonly events: number;
  readonly kills: number;
  /** Share of events that come twice although they were acknowledged, 0 to 1. */
  readonly duplicates: number;
  readonly seed: number;
}

export interface KillRunResult {
  /** Posts of the bot that answer each question, by its number. */
  readonly answers: readonly number[];
  readonly posts: number;
  readonly kills: number;
  readonly deliveries: number;
  /** How often the bot looked for its own posts after a kill. */
  readonly lookUps: number;
}

interface Asked {
  readonly message: StoredMessage;
  readonly bodies: readonly Record<string, unknown>[];
}

/** A bot process that can be killed and started again on the same state. */
class Killable {
  readonly #slack: LoopbackSlack;
  readonly #stateDir: string;
  #child: ChildProcess | undefined;
  kills = 0;

  constructor(slack: LoopbackSlack, stateDir: string) {
    this.#slack = slack;
    this.#stateDir = stateDir;
  }

  async start(): Promise<void> {
    const child = fork(SCRIPT, [this.#slack.apiUrl, this.#stateDir], {
      execArgv: ["--import", "tsx"],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    this.#child = child;
    await once(child, "message");
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (child !== undefined) {
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      this.kills += 1;
      await ended;
    }
  }

  /** Resolves when everything that was accepted has its outcome. */
  async idle(): Promise<void> {
    const child = this.#child;
    if (child !== undefined) {
      child.send("idle?");
      await once(child, "message");
    }
  }

  async end(): Promise<void> {
    const child = this.#child;
    if (child?.exitCode === null && child.signalCode === null) {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    }
  }
}

function ask(slack: LoopbackSlack, index: number): Asked {
  const people = ["U0ALICE00", "U0BRUNO00", "U0ADMIN00"];
  const user = people[index % people.length] ?? "U0ALICE00";
  const text = `<@${BOT_USER}> question ${String(index).padStart(5, "0")}.`;
  const message = slack.people.write(text, { user });
  const fields = messageFields(slack.world, message);
  // As Slack does: two events about one message.
  return {
    message,
    bodies: [
      eventBody(slack.world, { ...fields, type: "app_mention" }),
      eventBody(slack.world, fields),
    ],
  };
}

/** Sends an event until it is acknowledged, as Slack does. @returns How often it was sent. */
async function insist(slack: LoopbackSlack, body: Record<string, unknown>): Promise<number> {
  for (let attempt = 0; ; attempt += 1) {
    // oxlint-disable-next-line no-await-in-loop -- Slack sends again only what failed
    await slack.world.until(() => slack.socket.connected > 0);
    const retry = attempt === 0 ? undefined : { attempt, reason: "timeout" };
    // oxlint-disable-next-line no-await-in-loop -- Slack sends again only what failed
    if ((await slack.people.event(body, retry)).isAcknowledged) {
      return attempt + 1;
    }
  }
}

/** Kills the bot each time that so many posts more were made: between sending and marking, mostly. */
async function killAlong(
  slack: LoopbackSlack,
  bot: Killable,
  thresholds: readonly number[],
): Promise<void> {
  for (const threshold of thresholds) {
    // oxlint-disable-next-line no-await-in-loop -- one kill after the other
    await slack.world.until(() => slack.world.callsOf("chat.postMessage").length >= threshold);
    // oxlint-disable-next-line no-await-in-loop -- one kill after the other
    await bot.kill();
    // oxlint-disable-next-line no-await-in-loop -- one kill after the other
    await bot.start();
  }
}

async function send(
  slack: LoopbackSlack,
  { events, duplicates, seed }: KillRunOptions,
): Promise<number> {
  const random = seededRandom(seed);
  const WIDTH = 20;
  let deliveries = 0;
  let next = 0;
  await Promise.all(
    Array.from({ length: WIDTH }, async () => {
      while (next < events) {
        const { bodies } = ask(slack, next);
        next += 1;
        const again = random() < duplicates ? bodies : [];
        for (const body of [...bodies, ...again]) {
          // oxlint-disable-next-line no-await-in-loop -- twenty senders, each one after the other
          const sent = await insist(slack, body);
          deliveries += sent;
        }
      }
    }),
  );
  return deliveries;
}

/**
 * Sends mentions to a bot that is killed (-9) again and again while it answers, and counts the answers.
 */
export async function runKills(options: KillRunOptions): Promise<KillRunResult> {
  const slack = await startLoopbackSlack();
  slack.options.scopes = SCOPES;
  const stateDir = await mkdtemp(join(tmpdir(), "souverain-kills-"));
  const bot = new Killable(slack, stateDir);
  const step = options.events / (options.kills + 1);
  const thresholds = Array.from({ length: options.kills }, (_, index) =>
    Math.ceil(step * (index + 1)),
  );
  try {
    await bot.start();
    const [deliveries] = await Promise.all([
      send(slack, options),
      killAlong(slack, bot, thresholds),
    ]);
    await bot.idle();
    return { ...count(slack, options.events), kills: bot.kills, deliveries };
  } finally {
    await bot.end();
    await slack.close();
    await rm(stateDir, { recursive: true, force: true });
  }
}

function count(slack: LoopbackSlack, events: number): Omit<KillRunResult, "kills" | "deliveries"> {
  const posts = slack.world.posts();
  const byNumber = new Map<number, number>();
  for (const { text } of posts) {
    const number = Number(/You asked: question (\d{5})\./.exec(text)?.[1] ?? Number.NaN);
    byNumber.set(number, (byNumber.get(number) ?? 0) + 1);
  }
  return {
    answers: Array.from({ length: events }, (_, index) => byNumber.get(index) ?? 0),
    posts: posts.length,
    lookUps: slack.world.callsOf("conversations.replies").length,
  };
}

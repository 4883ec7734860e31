import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { type LoopbackSlack, startLoopbackSlack } from "../../helpers/slack/loopback-slack.ts";
import { visibleText } from "../../helpers/slack/payloads.ts";
import { APP_TOKEN, BOT_TOKEN } from "../../helpers/slack/secrets.ts";
import type { PrivateMessage } from "../../helpers/slack/world.ts";
import { createSmallMachine } from "../../helpers/small-machine.ts";
import { startProcess } from "../../helpers/started-process.ts";

const GENERAL = "C0GENERAL";
const ADMIN = { user: "U0ADMIN00" };
const QUESTION = "Where is the Zephyr storage of Alpha kept?";

async function writeNote(folder: string, town: string): Promise<void> {
  const front = `---\ntitle: "Zephyr storage"\npublished: "2026-10-02"\n---\n`;
  await writeFile(
    join(folder, "zephyr.md"),
    `${front}The Zephyr storage of Alpha is kept in ${town}, in a hall that Alpha rents for ten years.\n`,
  );
}

const SOURCES = `sources:
  - id: notes
    kind: folder
    path: "notes"
    baseUrl: "https://notes.example.com/"
    language: en
    publisher: "Example team"
    basis: unofficial
`;

/** The newest message to the admin that says this, once it has come. */
async function told({ world }: LoopbackSlack, text: string, seen: number): Promise<PrivateMessage> {
  return world.until(() =>
    world.privateMessages.slice(seen).find(({ blocks }) => visibleText(blocks).includes(text)),
  );
}

async function approveDryRun(slack: LoopbackSlack): Promise<void> {
  const seen = slack.world.privateMessages.length;
  await slack.people.slash("admin dry-run", ADMIN);
  const report = await told(slack, "What would change", seen);
  await slack.people.click(report, "souverain:approve", ADMIN);
  await told(slack, "is published and answers from now on", seen);
}

/** Asks in the channel, and waits until that many answers name the town. */
async function answersNaming(slack: LoopbackSlack, town: string, count: number): Promise<void> {
  await slack.people.mention(QUESTION);
  await slack.world.until(
    () =>
      slack.world
        .posts(GENERAL)
        .filter(({ blocks }) => JSON.stringify(blocks).includes(`is kept in ${town}`)).length >=
      count,
  );
}

describe("a page that changes, reviewed in Slack", () => {
  it("is answered when its change is approved, and as before when it is rolled back", async () => {
    const slack = await startLoopbackSlack();
    onTestFinished(async () => slack.close());
    const machine = await createSmallMachine();
    const notes = join(machine.settings["DATA_DIR"] ?? "", "notes");
    await mkdir(notes);
    await writeNote(notes, "Lyon");
    await writeFile(join(machine.settings["DATA_DIR"] ?? "", "sources.yaml"), SOURCES);
    const bot = startProcess({
      ...machine.settings,
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_APP_TOKEN: APP_TOKEN,
      ADMINS: "slack:U0ADMIN00",
    });
    await bot.says("ready as ");

    await approveDryRun(slack);
    await answersNaming(slack, "Lyon", 1);
    await writeNote(notes, "Rennes");
    await approveDryRun(slack);
    await answersNaming(slack, "Rennes", 1);
    const seen = slack.world.privateMessages.length;
    await slack.people.slash("admin rollback", ADMIN);
    await told(slack, "is back", seen);
    await answersNaming(slack, "Lyon", 2);

    expect(await bot.end("SIGTERM")).toBe(0);
  });
});

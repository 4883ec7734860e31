import { describe, expect, it } from "vitest";
import type { FindByNeedRequest } from "../../../src/assistant/find-by-need.ts";
import type { Answer } from "../../../src/domain/answer.ts";
import { answerOf, citationOf } from "../../helpers/evaluated-answer.ts";
import { echo } from "../../helpers/slack/open-bot.ts";
import { visibleText } from "../../helpers/slack/payloads.ts";
import type { SlackBot } from "../../helpers/slack/slack-bot.ts";
import { useSlackBot } from "../../helpers/slack/use-slack-bot.ts";
import type { PrivateMessage, StoredFile } from "../../helpers/slack/world.ts";

const start = useSlackBot();
const ID = "0123456789abcdef";
const NONE: readonly number[] = [];

const TABLE: Answer = answerOf([], {
  answerId: ID,
  language: "en",
  citations: [citationOf({ asOf: "2026-04-17" })],
  blocks: [
    {
      kind: "table",
      header: ["Compared on", "Bleu", "S3NS"].map((text) => ({ text, citations: [...NONE] })),
      rows: [
        [
          { text: "SecNumCloud", citations: [] },
          { text: "=qualified", citations: [1] },
          { text: "not in the base", citations: [] },
        ],
      ],
    },
  ],
});

async function shownTo({ slack }: Pick<SlackBot, "slack">, text: string): Promise<PrivateMessage> {
  return slack.world.until(() =>
    slack.world.privateMessages.find(
      (message) => !message.isDeleted && visibleText(message.blocks).includes(text),
    ),
  );
}

describe("/souverain find", () => {
  it("finds by filters and words, and tells what it looked for", async () => {
    const asked: FindByNeedRequest[] = [];
    const bot = await start({
      parts: {
        find: async (request) => {
          asked.push(request);
          const answer = echo({ text: "found" });
          return Promise.resolve({ kind: "found", answer, filters: request.filters });
        },
      },
    });

    await bot.slack.people.slash("find --certified hds --country FR <@U0BRUNO00> european");

    const shown = await shownTo(bot, "You asked: found");
    expect(asked).toEqual([
      {
        kind: "read",
        filters: { certified: ["certification-hds"], countries: ["FR"] },
        text: "european",
        language: "en",
        today: "2026-11-23",
      },
    ]);
    expect(visibleText(shown.blocks)).toContain(
      "Looked for: HDS · seated in or controlled from France",
    );
    await bot.slack.people.click(shown, "souverain:share");
    const post = await bot.slack.world.until(() => bot.slack.world.posts("C0GENERAL")[0]);
    expect(visibleText(post.blocks)).toContain("You asked: found");
  });

  it.each([
    { typed: "find", said: "Say what you look for" },
    { typed: "find pizza", said: "Say what you look for" },
    {
      typed: "find --certified iso9001",
      said: "“iso9001” does not go with --certified. Possible:",
    },
    { typed: "find --nonsense", said: "Possible: --certified, --has" },
  ])("says what is possible: $typed", async ({ typed, said }) => {
    const bot = await start();

    await bot.slack.people.slash(typed);

    await shownTo(bot, said);
    expect(bot.asked).toEqual([]);
  });

  it("says so when finding fails, and logs none of the words", async () => {
    const bot = await start({
      parts: { find: async () => Promise.reject(new TypeError("secret pizza")) },
    });

    await bot.slack.people.slash("find pizza");

    await shownTo(bot, "Please try again in a moment.");
    expect(JSON.stringify(bot.log)).not.toContain("pizza");
  });
});

async function compared(bot: SlackBot, user = "U0ALICE00"): Promise<PrivateMessage> {
  await bot.slack.people.slash("compare Bleu vs S3NS", { user });
  return shownTo(bot, "=qualified");
}

describe("/souverain compare", () => {
  const parts = {
    compare: async () => Promise.resolve({ kind: "compared" as const, answer: TABLE }),
  };

  it("shows a table, each cell with its citation and its date", async () => {
    const bot = await start({ parts });

    const shown = await compared(bot);

    const table = JSON.stringify(shown.blocks.filter((block) => isTable(block)));
    expect(table).toContain("=qualified (2026-04-17)");
    expect(table).toContain("[1]");
    expect(table).toContain("not in the base");
    expect(shown.text).toContain("SecNumCloud – =qualified (2026-04-17) – not in the base");
  });

  it.each([
    {
      name: "names that are not known",
      result: {
        kind: "unknown-names" as const,
        unknown: [{ typed: "Blue <!channel>", near: ["Bleu"] }],
      },
      said: "The base does not know “Blue <!channel>”. Names like it: Bleu.",
    },
    {
      name: "how many there may be",
      result: { kind: "wrong-count" as const, count: 7 },
      said: "Give 2 to 6 different providers; these are 7.",
    },
  ])("tells $name", async ({ result, said }) => {
    const bot = await start({ parts: { compare: async () => Promise.resolve(result) } });

    await bot.slack.people.slash("compare Blue, S3NS");

    const shown = await shownTo(bot, said);
    expect(shown.text).not.toContain("<!channel>");
    expect(JSON.stringify(shown.blocks)).not.toContain('"share:');
  });

  it.each([
    { typed: "compare", said: "Name two to six providers" },
    { typed: "compare A, B --attributes beauty", said: "“beauty” does not go with --attributes" },
  ])("says what is possible: $typed", async ({ typed, said }) => {
    const bot = await start({ parts });

    await bot.slack.people.slash(typed);

    expect((await shownTo(bot, said)).user).toBe("U0ALICE00");
  });
});

function isTable(block: unknown): boolean {
  return typeof block === "object" && block !== null && "type" in block && block.type === "table";
}

async function fileFrom({ slack }: SlackBot): Promise<StoredFile> {
  return slack.world.until(() => slack.world.files.find(({ channel }) => channel !== null));
}

describe("a table as a file", () => {
  const parts = {
    compare: async () => Promise.resolve({ kind: "compared" as const, answer: TABLE }),
  };

  it.each([
    {
      format: "csv",
      name: `souverain-${ID}.csv`,
      holds: "SecNumCloud,'=qualified [1] (2026-04-17)",
    },
    { format: "markdown", name: `souverain-${ID}.md`, holds: "| SecNumCloud | =qualified \\[1\\]" },
  ])("is sent as $format into the direct conversation, and said where it is", async (row) => {
    const bot = await start({ parts });
    const shown = await compared(bot);

    await bot.slack.people.click(shown, `souverain:export:${ID}:${row.format}`);

    const file = await fileFrom(bot);
    expect(file).toMatchObject({ name: row.name, channel: "D0ALICE00" });
    expect(file.content).toContain(row.holds);
    expect(bot.slack.world.posts("D0ALICE00").map(({ text }) => text)).toEqual([
      "The whole table, with its sources:",
    ]);
    await shownTo(bot, "The file is in our direct conversation.");
    expect(bot.slack.world.posts("C0GENERAL")).toEqual([]);
  });

  it("can be had from a shared answer, too, by whoever sees it", async () => {
    const bot = await start({ parts });
    const shown = await compared(bot);
    await bot.slack.people.click(shown, "souverain:share");
    const post = await bot.slack.world.until(() => bot.slack.world.posts("C0GENERAL")[0]);

    await bot.slack.people.click(post, `souverain:export:${ID}:csv`, { user: "U0BRUNO00" });

    expect(await fileFrom(bot)).toMatchObject({ channel: "D0BRUNO00" });
    await shownTo(bot, "Le fichier est dans notre conversation directe.");
  });

  it.each([
    {
      name: "Slack grants no files",
      method: "files.getUploadURLExternal",
      fault: { kind: "error", error: "missing_scope", needed: "files:write" },
    },
    { name: "the content is not taken", method: "upload", fault: { kind: "http", status: 500 } },
    {
      name: "the file cannot be shown",
      method: "files.completeUploadExternal",
      fault: { kind: "error", error: "internal_error" },
    },
  ] as const)("is said not to have come when $name", async ({ method, fault }) => {
    const bot = await start({ parts });
    const shown = await compared(bot);
    bot.slack.faults.plan(method, fault);

    await bot.slack.people.click(shown, `souverain:export:${ID}:csv`);

    await shownTo(bot, "Please try again in a moment.");
    expect(bot.slack.world.files.filter(({ channel }) => channel !== null)).toEqual([]);
  });

  it("of an answer that is not kept any more is said to be gone", async () => {
    const bot = await start({ parts });
    const shown = await compared(bot);
    bot.service.answer = () => undefined;

    await bot.slack.people.click(shown, `souverain:export:${ID}:csv`);

    await shownTo(bot, "This answer is no longer kept.");
    expect(bot.slack.world.files).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { incomingOf, startChatProcess } from "../helpers/chat-process.ts";
import { FakeTime } from "../helpers/fake-time.ts";
import { temporaryFolder } from "../helpers/index-workshop.ts";

const THREAD = { platform: "chat", conversation: "t1" };
const MINUTE_MS = 60_000;

/** Somebody says something; "@" before it addresses the bot by name, ">" another person. */
interface Line {
  readonly by: string;
  readonly says: string;
  readonly afterMs?: number;
}

/** Plays lines in a thread that A opened with a question to the bot; gives which were meant for it. */
function play(lines: readonly Line[]): readonly boolean[] {
  const time = new FakeTime();
  const { service } = startChatProcess({ stateDir: temporaryFolder(), time, isIdle: true });
  const { desk, threads } = service;
  const ask = (user: string, text: string, number: number): void => {
    desk.accept(incomingOf({ eventId: `e${String(number)}`, user, text }));
  };
  ask("A", "Qui exploite Bleu ?", 0);
  threads.follow(THREAD);
  return lines.map(({ by, says, afterMs = MINUTE_MS }, at) => {
    time.advance(afterMs);
    const isNamed = says.startsWith("@");
    const text = says.replace(/^[@>] ?/, "");
    const isMeant =
      isNamed ||
      threads.isAddressed({ ...THREAD, user: by, text, mentionsSomebody: says.startsWith(">") });
    if (isMeant) {
      ask(by, text, at + 1);
    }
    return isMeant;
  });
}

describe("a followed thread", () => {
  it.each<{
    readonly name: string;
    readonly lines: readonly Line[];
    readonly meant: readonly boolean[];
  }>([
    {
      name: "the asker follows up",
      lines: [
        { by: "A", says: "et Outscale ?" },
        { by: "A", says: "et la région de Paris" },
        { by: "A", says: "depuis quand" },
      ],
      meant: [true, true, true],
    },
    {
      name: "the asker thanks and talks to the room, then asks on",
      lines: [
        { by: "A", says: "thanks, great" },
        { by: "A", says: "ok team, let's discuss tomorrow at 10" },
        { by: "A", says: "and Scaleway?" },
      ],
      meant: [false, false, true],
    },
    {
      name: "another one joins with a question, and follows up",
      lines: [
        { by: "B", says: "Is it qualified?" },
        { by: "B", says: "and the one in Paris" },
        { by: "A", says: "and since when?" },
      ],
      meant: [true, true, true],
    },
    {
      name: "another one answers the asker",
      lines: [{ by: "B", says: "yes I think so" }],
      meant: [false],
    },
    {
      name: "people talk to each other until one asks again",
      lines: [
        { by: "B", says: "yes I think so" },
        { by: "A", says: "good, then we take them" },
        { by: "B", says: "why?" },
        { by: "A", says: "since the data stay here" },
        { by: "C", says: "who operates Bleu today?" },
        { by: "C", says: "and the company itself" },
        { by: "C", says: "good to know" },
      ],
      meant: [false, false, false, false, true, true, false],
    },
    {
      name: "somebody is named: what follows is between them",
      lines: [
        { by: "A", says: "> do you agree with this?" },
        { by: "B", says: "I do" },
        { by: "A", says: "perfect" },
      ],
      meant: [false, false, false],
    },
    {
      name: "people talk, then name the bot, and go on with it",
      lines: [
        { by: "B", says: "I do not think so" },
        { by: "B", says: "@ und Delos" },
        { by: "B", says: "und seit Mai" },
      ],
      meant: [false, true, true],
    },
    {
      name: "a remark of the asker comes a day later",
      lines: [
        { by: "A", says: "we have decided for OVH", afterMs: 24 * 60 * MINUTE_MS },
        { by: "A", says: "who owns OVHcloud, by the way?" },
      ],
      meant: [false, true],
    },
  ])("tells what is meant for the bot when $name", ({ lines, meant }) => {
    expect(play(lines)).toEqual(meant);
  });
});

function open(): ReturnType<typeof startChatProcess>["service"] {
  return startChatProcess({ stateDir: temporaryFolder(), isIdle: true }).service;
}

describe("threads", () => {
  const message = { ...THREAD, user: "A", text: "et Outscale ?", mentionsSomebody: false };

  it("are not followed unless told so, also after a question", () => {
    const { threads, desk } = open();
    desk.accept(incomingOf());

    expect(threads.isFollowed(THREAD)).toBe(false);
    expect(threads.isAddressed(message)).toBe(false);
  });

  it("are followed whether the question or the following comes first", () => {
    const { threads, desk } = open();
    threads.follow(THREAD);
    desk.accept(incomingOf({ user: "A" }));

    expect(threads.isFollowed(THREAD)).toBe(true);
    expect(threads.isAddressed({ ...message, text: "and in Paris" })).toBe(true);
    expect(threads.isFollowed({ ...THREAD, platform: "other" })).toBe(false);
  });

  it("are quiet while muted, and followed still", () => {
    const { threads } = open();
    threads.follow(THREAD);

    threads.mute(THREAD);
    expect([threads.isAddressed(message), threads.isFollowed(THREAD)]).toEqual([false, true]);
    threads.follow(THREAD);
    expect(threads.isAddressed(message)).toBe(false);
    threads.unmute(THREAD);
    expect(threads.isAddressed(message)).toBe(true);
  });

  it("tell the same of a message that is delivered twice", () => {
    const { threads, desk } = open();
    threads.follow(THREAD);
    desk.accept(incomingOf({ user: "A" }));
    const remark = { ...message, user: "B", text: "yes I think so" };

    expect([threads.isAddressed(remark), threads.isAddressed(remark)]).toEqual([false, false]);
    expect(threads.isAddressed({ ...message, user: "B", text: "who operates Bleu?" })).toBe(true);
    desk.accept(incomingOf({ eventId: "e2", user: "B" }));
    expect(threads.isAddressed({ ...message, user: "B", text: "who operates Bleu?" })).toBe(true);
  });

  it("forget who spoke with the person", () => {
    const service = open();
    service.threads.follow(THREAD);
    service.desk.accept(incomingOf({ user: "A" }));

    service.forget({ platform: "chat", user: "A" });

    expect(service.threads.isAddressed({ ...message, text: "in Paris" })).toBe(false);
    expect(service.threads.isFollowed(THREAD)).toBe(true);
  });
});

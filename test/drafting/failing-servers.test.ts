import { beforeAll, describe, expect, it } from "vitest";
import { shownSentences } from "../../src/domain/shown-sentences.ts";
import { CENTRES, CENTRES_BASE, QUESTION } from "../helpers/llm/centres-base.ts";
import { draftOf, inPieces, plainClaim } from "../helpers/llm/drafts.ts";
import { type ModelReply, type Script, startModelServer } from "../helpers/llm/model-server.ts";
import { type Drafting, type DraftingOptions, openDrafting } from "../helpers/llm/open-drafting.ts";
import { openSharedBase, type SharedBase } from "../helpers/llm/shared-base.ts";

let base: SharedBase;

beforeAll(async () => {
  base = await openSharedBase(CENTRES_BASE);
  return () => base.close();
});

async function open(script: Script, options: DraftingOptions = {}): Promise<Drafting> {
  return openDrafting(script, { answering: base.answering, ...options });
}

const good: Script[number] = (request) => draftOf(plainClaim(request, CENTRES.planned));
const refuse = (status: number, headers: Readonly<Record<string, string>> = {}): Script[number] => {
  const reply: ModelReply = { kind: "status", status, headers };
  return () => reply;
};
/** The beginning of a good draft, up to somewhere in its second claim. */
const begun =
  (kind: "stall" | "cut" | "text"): Script[number] =>
  (request) => {
    const claims = [plainClaim(request, CENTRES.three), plainClaim(request, CENTRES.planned)];
    return { kind, pieces: inPieces(JSON.stringify({ claims }).slice(0, -30)) };
  };

describe("a draft that comes to nothing", () => {
  it.each<{ name: string; script: Script; options?: DraftingOptions; fault: string }>([
    {
      name: "a server that stalls in the middle",
      script: [begun("stall")],
      options: { idleMs: 80 },
      fault: "stalled",
    },
    {
      name: "a server that never begins",
      script: [() => ({ kind: "stall", pieces: [] })],
      options: { deadlineMs: 150 },
      fault: "deadline",
    },
    { name: "a cut stream", script: [begun("cut")], fault: "cut" },
    { name: "JSON that does not end", script: [begun("text")], fault: "cut" },
    {
      name: "bad JSON",
      script: [() => ({ kind: "text", pieces: ['{"claims": [}'] })],
      fault: "no-json",
    },
    {
      name: "JSON of another form",
      script: [() => ({ kind: "text", pieces: ['{"answer": "Alpha"}'] })],
      fault: "no-json",
    },
    {
      name: "prose",
      script: [() => ({ kind: "text", pieces: inPieces("Alpha runs 30 data centres in Spain.") })],
      fault: "no-json",
    },
    { name: "nothing at all", script: [() => ({ kind: "text", pieces: [] })], fault: "no-json" },
    {
      name: "an endless draft",
      script: [() => ({ kind: "stall", pieces: Array(30).fill("x".repeat(1_000)) })],
      fault: "too-long",
    },
    { name: "a refused key", script: [refuse(401)], fault: "refused" },
    { name: "an unknown model", script: [refuse(404)], fault: "refused" },
    { name: "a server out of order", script: [refuse(500)], fault: "unavailable" },
    {
      name: "patience beyond the deadline",
      script: [refuse(429, { "retry-after": "3600" }), good],
      fault: "rate-limited",
    },
    {
      name: "a quota that stays used up",
      script: [refuse(429, { "retry-after": "0" })],
      fault: "rate-limited",
    },
  ])("of $name is logged, and the bot answers alone", async ({ script, options, fault }) => {
    const drafting = await open(script, options);

    const { answer } = await drafting.ask(QUESTION);
    const alone = await drafting.askAlone(QUESTION);

    expect(answer.model?.fault).toBe(fault);
    expect(answer.blocks).toEqual(alone.answer.blocks);
    expect(answer.citations).toEqual(alone.answer.citations);
    expect(drafting.logged).toEqual([expect.objectContaining({ fault, model: "small-model" })]);
    expect(JSON.stringify(drafting.logged)).not.toMatch(/Alpha|data centre|countries/);
  });

  it("of a server that is not there is logged, and the bot answers alone", async () => {
    const drafting = await open([], { url: "http://127.0.0.1:1/v1" });

    const { answer } = await drafting.ask(QUESTION);

    expect(answer.model).toMatchObject({ fault: "unreachable", host: "127.0.0.1:1" });
  });

  it("is not followed elsewhere", async () => {
    const other = await startModelServer([good]);
    const drafting = await open([refuse(307, { location: `${other.url}/chat/completions` })]);

    const { answer } = await drafting.ask(QUESTION);

    expect(answer.model?.fault).toBe("unreachable");
    expect(other.requests).toEqual([]);
  });
});

describe("a server that asks for patience", () => {
  it.each([
    { name: "too many requests", status: 429 },
    { name: "being busy", status: 503 },
  ])("is asked again within the deadline after $name", async ({ status }) => {
    const drafting = await open([refuse(status, { "retry-after": "0" }), good]);

    const { answer } = await drafting.ask(QUESTION);

    expect(answer.model?.fault).toBeNull();
    expect(shownSentences(answer).map(({ text }) => text)).toEqual([CENTRES.planned]);
    expect(drafting.server.requests).toHaveLength(2);
  });

  it("is left alone until then, and asked again after", async () => {
    let time = Date.UTC(2026, 10, 28);
    const drafting = await open([refuse(429, { "retry-after": "30" }), good], {
      now: () => new Date(time),
    });
    const faults: unknown[] = [];
    for (const ms of [0, 29_000, 2_000]) {
      time += ms;
      // oxlint-disable-next-line no-await-in-loop -- one question after the other
      faults.push((await drafting.ask(QUESTION)).answer.model?.fault);
    }

    expect(faults).toEqual(["rate-limited", "resting", null]);
    expect(drafting.server.requests).toHaveLength(2);
  });
});

describe("an error of the bot's own", () => {
  it.each([
    { name: "as the first claim is shown", script: [good] },
    { name: "before the stream is cut", script: [begun("cut")] },
  ])("$name is told as such, and lets no server rest", async ({ script }) => {
    const drafting = await open([...script, good]);
    const own = new TypeError("sentences is not iterable");
    const fail = (): void => {
      throw own;
    };

    await expect(drafting.ask(QUESTION, { onSentence: fail })).rejects.toBe(own);
    const { answer } = await drafting.ask(QUESTION);

    expect(answer.model?.fault).toBeNull();
    expect(drafting.logged).toEqual([expect.not.objectContaining({ fault: expect.anything() })]);
  });
});

describe("a server that cannot hold a model to a schema", () => {
  it("is asked without one from then on", async () => {
    const drafting = await open([refuse(400), good]);

    const first = await drafting.ask(QUESTION);
    await drafting.ask(QUESTION);

    expect(first.answer.model?.fault).toBeNull();
    expect(drafting.server.requests.map(({ body }) => "response_format" in body)).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe("a server that refuses a question whatever its form", () => {
  it.each([400, 422])("with %d is asked with a schema the next time", async (status) => {
    const drafting = await open([refuse(status), refuse(status), good]);

    const first = await drafting.ask(QUESTION);
    const second = await drafting.ask(QUESTION);

    expect([first, second].map(({ answer }) => answer.model?.fault)).toEqual(["refused", null]);
    expect(drafting.server.requests.map(({ body }) => "response_format" in body)).toEqual([
      true,
      false,
      true,
    ]);
  });
});

describe("stop", () => {
  it("ends a draft that is under way, and its request", async () => {
    const drafting = await open([begun("stall")]);
    const stop = new AbortController();

    const { answer } = await drafting.ask(QUESTION, {
      signal: stop.signal,
      onSentence: () => stop.abort(),
    });
    await drafting.server.hungUp(1);

    expect(answer.model?.fault).toBe("stopped");
  });

  it("that came before asks nobody", async () => {
    const drafting = await open([good]);

    const { answer } = await drafting.ask(QUESTION, { signal: AbortSignal.abort() });

    expect(answer.model?.fault).toBe("stopped");
    expect(drafting.server.requests).toEqual([]);
  });
});

describe("a claim that has passed", () => {
  it("is handed on before the draft is whole, checked and cited", async () => {
    const parts: unknown[] = [];
    const drafting = await open([
      (request) =>
        draftOf(
          plainClaim(request, CENTRES.three),
          plainClaim(request, CENTRES.three, { quotes: ["Invented."] }),
          plainClaim(request, CENTRES.planned),
        ),
    ]);

    const { answer } = await drafting.ask(QUESTION, { onSentence: (part) => parts.push(part) });

    expect(parts).toEqual([
      {
        sentences: [{ text: CENTRES.three, citations: [1] }],
        citations: [{ ...answer.citations[0], number: 1 }],
      },
      {
        sentences: [{ text: CENTRES.planned, citations: [2] }],
        citations: [{ ...answer.citations[1], number: 2 }],
      },
    ]);
  });

  it("waits for the answer where somebody else says otherwise", async () => {
    const parts: unknown[] = [];
    const drafting = await open([
      (request) => draftOf(plainClaim(request, "Beta owns 60 % of Alpha.")),
    ]);

    const { answer } = await drafting.ask("Who owns Alpha?", {
      onSentence: (part) => parts.push(part),
    });

    expect(parts).toEqual([]);
    expect(shownSentences(answer).map(({ text }) => text)).toContain("Beta owns 60 % of Alpha.");
  });
});

describe("a language model", () => {
  it.each([
    { name: "small talk", question: "Hello!" },
    { name: "who the bot is", question: "Who are you?" },
    { name: "a list from typed facts", question: "Which providers are SecNumCloud-qualified?" },
    { name: "a table from typed facts", question: "Compare Alpha and Beta on ownership" },
    { name: "what is not so", question: "Why is Alpha not SecNumCloud-qualified?" },
    {
      name: "what is not so, in French",
      question: "Pourquoi Alpha n'est pas qualifiée SecNumCloud ?",
    },
  ])("is never asked for $name", async ({ question }) => {
    const drafting = await open([good]);

    const { answer } = await drafting.ask(question);

    expect(answer.model).toBeUndefined();
    expect(drafting.server.requests).toEqual([]);
  });

  it("is named when somebody asks who the bot is", async () => {
    const drafting = await open([good]);

    const { answer } = await drafting.ask("Who are you?");

    expect(shownSentences(answer)[0]?.text).toContain("small-model at 127.0.0.1");
  });
});

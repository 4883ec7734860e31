import { once } from "node:events";
import { PassThrough, Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import type { Asker } from "../../adapters/terminal/asker.ts";
import type { TerminalContext } from "../../adapters/terminal/context.ts";
import type { OpenAssistant } from "../../adapters/terminal/opened-assistant.ts";
import type { AnswerOptions } from "../../adapters/terminal/render-answer.ts";
import { createStyle } from "../../adapters/terminal/style.ts";
import { loadConfig } from "../../src/config.ts";
import type { Answer } from "../../src/domain/answer.ts";
import type { AskerLanguage } from "../../src/domain/language.ts";
import type { Question } from "../../src/domain/question.ts";
import { loadPhrases } from "../../src/language/phrases.ts";
import { answerOf, citationOf, sentence } from "./evaluated-answer.ts";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
export const phrases = await loadPhrases(`${ROOT}/prompts`);

/** How to render, plain and unwrapped unless told otherwise. */
export function renderOptions(
  fields: Partial<AnswerOptions> & { readonly language?: AskerLanguage } = {},
): AnswerOptions {
  const language = fields.language ?? "fr";
  return {
    width: null,
    style: createStyle({ colour: false, hyperlinks: false }),
    language,
    say: (key, slots) => phrases.text(language, key, slots),
    newest: "2026-11-20",
    ...fields,
  };
}

/** What was written to a stream, as text. */
export class Sink extends Writable {
  readonly isTTY: boolean;
  text = "";

  constructor(isTTY = false) {
    super({ decodeStrings: true });
    this.isTTY = isTTY;
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString("utf8");
    done();
    this.emit("told");
  }

  /** Waits until this has been written. */
  async until(text: string): Promise<void> {
    while (!this.text.includes(text)) {
      // oxlint-disable-next-line no-await-in-loop -- looks again after each write
      await once(this, "told");
    }
  }

  lines(): readonly string[] {
    return this.text.split("\n").slice(0, -1);
  }
}

export interface TestContext extends TerminalContext {
  readonly streams: TerminalContext["streams"] & { readonly stdout: Sink; readonly stderr: Sink };
}

/** A context whose day is 2026-11-23, whose clock stands still and whose input is `input`. */
export function testContext(
  input: string | readonly Buffer[] = [],
  fields: Partial<TerminalContext> = {},
): TestContext {
  return {
    config: loadConfig({ LOG_LEVEL: "silent" }, ROOT),
    settings: { colour: false, hyperlinks: false, width: null, language: undefined },
    logger: pino({ level: "silent" }),
    signal: new AbortController().signal,
    now: () => new Date(2026, 10, 23, 12),
    clock: () => 0,
    pid: process.pid,
    root: ROOT,
    ...fields,
    streams: {
      stdin: Readable.from(typeof input === "string" ? [Buffer.from(input)] : input),
      stdout: new Sink(),
      stderr: new Sink(),
    },
  };
}

/** A terminal that a person types on. */
export function typed(...lines: readonly string[]): PassThrough & { readonly isTTY: boolean } {
  const stream = Object.assign(new PassThrough(), { isTTY: true });
  stream.end(lines.map((line) => `${line}\n`).join(""));
  return stream;
}

export interface FakeAssistant {
  readonly open: OpenAssistant;
  readonly asker: Asker;
  /** Every question it was asked, in order. */
  readonly asked: Question[];
  /** Every question that was kept with its answer, in order. */
  readonly remembered: { readonly question: Question; readonly answer: Answer }[];
  /** How often it was closed. */
  closed: number;
}

/** Answers every question with one cited sentence that repeats it, or throws what `fail` gives. */
export function fakeAssistant(
  fail: (question: Question) => Error | undefined = () => undefined,
): FakeAssistant {
  const asked: Question[] = [];
  const asker: Asker = {
    ask(question) {
      asked.push(question);
      const error = fail(question);
      if (error !== undefined) {
        return Promise.reject(error);
      }
      const isKnown = !question.text.includes("inconnu");
      const answer = answerOf(
        isKnown ? [sentence(`Réponse à ${question.text}`, 1)] : [sentence("Rien trouvé.")],
        isKnown
          ? { citations: [citationOf()] }
          : { kind: "abstained", reason: "nothing-found", nearest: [withoutNumber()] },
      );
      return Promise.resolve({
        answer,
        retrieved: ["fact:nimbus-secnumcloud"],
        explanation: { timings: { search: 1 } },
      });
    },
    async check(request) {
      const { answer } = await asker.ask({ history: [], ...request });
      return { claims: [], skipped: [], answer };
    },
  };
  const fake: FakeAssistant = {
    asker,
    asked,
    remembered: [],
    closed: 0,
    open: () =>
      Promise.resolve({
        asker,
        phrases,
        newest: "2026-11-20",
        timings: { open: 3 },
        remember: (question, answer) => {
          fake.remembered.push({ question, answer });
        },
        prepare: async () => undefined,
        close: () => {
          fake.closed += 1;
        },
      }),
  };
  return fake;
}

function withoutNumber(): Omit<ReturnType<typeof citationOf>, "number"> {
  const { number: _, ...nearest } = citationOf();
  return nearest;
}

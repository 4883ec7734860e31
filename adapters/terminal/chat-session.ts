import type { Answer } from "../../src/domain/answer.ts";
import type { AskerLanguage } from "../../src/domain/language.ts";
import type { Question } from "../../src/domain/question.ts";
import { findPassage, passageNames } from "../../src/presenting/find-passage.ts";
import { sanitizeLine } from "../../src/presenting/sanitize.ts";
import type { Asker } from "./asker.ts";
import { elapsed } from "./batch.ts";
import { toJsonAnswer } from "./json-answer.ts";
import { type AnswerOptions, renderAnswer } from "./render-answer.ts";
import { renderPassage } from "./render-passage.ts";

/** What a chat shows after a line; `isOver` when the user has left. */
export interface Reply {
  readonly lines: readonly string[];
  readonly isOver: boolean;
  /** What was asked and answered by the line; to be kept once the lines are shown. */
  readonly asked?: { readonly question: Question; readonly answer: Answer };
}

export interface ChatSessionOptions {
  readonly asker: Asker;
  /** Language of the user's terminal: of commands, and the fallback for questions. */
  readonly language: AskerLanguage;
  /** Whether `language` is known from the user, not only assumed. */
  readonly isLanguageKnown: boolean;
  readonly today: () => string;
  readonly clock: () => number;
  readonly renderOptions: (language: AskerLanguage) => AnswerOptions;
}

/** Earlier questions that are handed on; the assistant decides how many of them it uses. */
const MAX_HISTORY = 50;

/** One conversation on a terminal: questions with follow-ups, and commands that begin with `/`. */
export class ChatSession {
  readonly #options: ChatSessionOptions;
  #history: readonly string[] = [];
  #last: { readonly answer: Answer; readonly ms: number } | undefined;

  constructor(options: ChatSessionOptions) {
    this.#options = options;
  }

  /** What to show before the first question. */
  welcome(): readonly string[] {
    return [this.#own().say("terminal-chat-welcome")];
  }

  /**
   * Answers a question or obeys a command; an empty line does nothing.
   *
   * @throws whatever `asker` throws; the conversation goes on as if the question had not been asked.
   */
  async take(line: string): Promise<Reply> {
    const text = line.trim();
    if (text === "") {
      return stay([]);
    }
    return text.startsWith("/") ? this.#obey(text) : this.#ask(text);
  }

  #own(): AnswerOptions {
    return this.#options.renderOptions(this.#options.language);
  }

  async #ask(text: string): Promise<Reply> {
    const { asker, clock, today, renderOptions, language, isLanguageKnown } = this.#options;
    const started = clock();
    const question: Question = {
      text,
      history: [...this.#history],
      today: today(),
      ...(isLanguageKnown ? { locale: language } : {}),
    };
    const { answer } = await asker.ask(question);
    this.#last = { answer, ms: elapsed(clock() - started) };
    this.#history = [...this.#history, text].slice(-MAX_HISTORY);
    const lines = renderAnswer(answer, renderOptions(answer.language));
    return { lines, isOver: false, asked: { question, answer } };
  }

  #obey(text: string): Reply {
    const { say } = this.#own();
    const [command = "", argument = ""] = text.split(/\s+/u);
    switch (command) {
      case "/quit":
      case "/exit":
        return { lines: [], isOver: true };
      case "/help":
        return stay(say("terminal-chat-help").split("\n"));
      case "/source":
        return stay(this.#showSource(argument));
      case "/json":
        return stay(this.#showJson());
      case "/new":
        this.#history = [];
        this.#last = undefined;
        return stay([say("terminal-chat-new")]);
      default:
        return stay([say("terminal-chat-unknown", { command: sanitizeLine(command) })]);
    }
  }

  #showSource(name: string): readonly string[] {
    const { say } = this.#own();
    const answer = this.#last?.answer;
    if (answer === undefined) {
      return [say("terminal-chat-nothing")];
    }
    const passage = findPassage(answer, name);
    if (passage === undefined) {
      const available = passageNames(answer).join(", ") || "-";
      return [say("terminal-no-source", { name: sanitizeLine(name) || "?", available })];
    }
    return renderPassage(passage, this.#options.renderOptions(answer.language));
  }

  #showJson(): readonly string[] {
    return this.#last === undefined
      ? [this.#own().say("terminal-chat-nothing")]
      : [JSON.stringify(toJsonAnswer(this.#last.answer, { id: null, ms: this.#last.ms }))];
  }
}

function stay(lines: readonly string[]): Reply {
  return { lines, isOver: false };
}

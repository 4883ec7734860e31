import { setTimeout as delay } from "node:timers/promises";
import { UnitAdoption } from "../answering/adopt-units.ts";
import type {
  Drafted,
  Drafter,
  DraftReport,
  DraftRequest,
  ToldClaim,
} from "../answering/drafter.ts";
import type { AnswerModel, DraftFault } from "../domain/answer-model.ts";
import type { AskerLanguage } from "../domain/language.ts";
import { classifyFailure, type Failure } from "../fetching/classify-failure.ts";
import type { Logger } from "../logger.ts";
import { checkClaim } from "./check-claim.ts";
import { type EvidencePack, packEvidence } from "./evidence-pack.ts";
import { limitStream, StreamEnded } from "./limit-stream.ts";
import type { ModelPrompt, ModelStream } from "./model-stream.ts";
import { DraftReader } from "./read-draft.ts";
import { ClaimShow } from "./show-claims.ts";

export interface DrafterParts {
  readonly model: ModelStream;
  readonly scope: Drafter["scope"];
  /** From the question to the model's last word. */
  readonly deadlineMs: number;
  /** Longest silence once the model has begun. */
  readonly idleMs: number;
  /** What the model is told to do, by language of the question. */
  readonly prompts: Readonly<Record<AskerLanguage, string>>;
  /** Never told what was asked or found. */
  readonly logger: Pick<Logger, "debug" | "warn">;
  readonly now: () => Date;
  /** Makes an id that nobody can guess. */
  readonly newId: () => string;
}

/** Claims of a draft that are looked at. */
const MAX_CLAIMS = 12;
/** Times that a request is sent again where the server asks for patience. */
const MAX_RETRIES = 2;
/** What is waited where the server does not say how long. */
const USUAL_WAIT_MS = 1_000;
/** Longest time that a server which is out of order or out of quota is left alone. */
const MAX_REST_MS = 60_000;
const REST_MS = 10_000;
/** Characters of a claim that explanations repeat. */
const TOLD_CHARS = 200;

/** A draft as it is read. */
class Draft {
  readonly claims: ToldClaim[] = [];
  /** Whether anything of it was heard. */
  hasBegun = false;
  readonly adoption: UnitAdoption;
  readonly #request: DraftRequest;
  readonly #pack: EvidencePack;
  readonly #show: ClaimShow;

  constructor(request: DraftRequest, pack: EvidencePack) {
    this.#request = request;
    this.#pack = pack;
    this.#show = new ClaimShow(request);
    this.adoption = new UnitAdoption(request.found, request.parts);
  }

  prompt(prompts: DrafterParts["prompts"]): ModelPrompt {
    const { language } = this.#request.found.searched.understanding;
    return { system: prompts[language], user: this.#pack.message };
  }

  read(values: readonly unknown[]): void {
    for (const value of values.slice(0, Math.max(0, MAX_CLAIMS - this.claims.length))) {
      const { text, passages, judged } = checkClaim(value, this.#pack, this.#request);
      const dropped = "units" in judged ? this.adoption.take(judged.units) : judged.dropped;
      this.claims.push({
        text: text.slice(0, TOLD_CHARS),
        passages: passages.map(({ passage }) => passage.id),
        dropped,
      });
      if ("units" in judged && dropped === null) {
        this.#show.show(judged.units);
      }
    }
  }
}

/** What ended a draft; no fault when it came whole. */
interface DraftEnd {
  readonly fault: DraftFault | null;
  /** HTTP status of a server that gave none; `null` when it was not heard. */
  readonly status?: number | null;
}

/** What a model's client threw; whatever else is thrown while a draft is read is no fault of the model's. */
class StreamFailed extends Error {
  override readonly name = "StreamFailed";
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(`The model's stream failed: ${failure.fault}`);
    this.failure = failure;
  }
}

/** @throws {StreamFailed} whatever the source throws but the end that it was given. */
async function* telling(
  source: AsyncIterable<string>,
  now: DrafterParts["now"],
): AsyncGenerator<string, void, undefined> {
  try {
    yield* source;
  } catch (error) {
    throw error instanceof StreamEnded ? error : new StreamFailed(classifyFailure(error, now()));
  }
}

class ModelDrafter implements Drafter {
  readonly model: Drafter["model"];
  readonly scope: Drafter["scope"];
  readonly #parts: DrafterParts;
  #restsUntil = 0;

  constructor(parts: DrafterParts) {
    this.model = { name: parts.model.name, host: parts.model.host };
    this.scope = parts.scope;
    this.#parts = parts;
  }

  async draft(request: DraftRequest): Promise<Drafted> {
    const { now, logger, model, newId } = this.#parts;
    const started = now().getTime();
    const draft = new Draft(request, packEvidence(request, newId));
    const isResting = started < this.#restsUntil;
    const end: DraftEnd = isResting ? { fault: "resting" } : await this.#run(request, draft);
    const left = end.fault ?? (draft.adoption.isEmpty ? "nothing-left" : null);
    const ms = now().getTime() - started;
    const fields = { model: model.name, host: model.host, ms, claims: draft.claims.length };
    if (left === null) {
      logger.debug(fields, "A language model chose the sentences of an answer");
    } else {
      logger.warn(
        { ...fields, ...end, fault: left },
        "A language model gave nothing that can be used",
      );
    }
    return this.#drafted(request, draft, left);
  }

  #drafted(request: DraftRequest, { claims, adoption }: Draft, fault: DraftFault | null): Drafted {
    const { name, host } = this.#parts.model;
    const dropped = claims.flatMap((claim) => claim.dropped ?? []);
    const model: AnswerModel = { name, host, fault, dropped };
    const report: DraftReport = { model: name, host, fault, claims };
    const choice = fault === null ? adoption.finish(request.choice) : undefined;
    return { model, choice, report };
  }

  async #run(request: DraftRequest, draft: Draft): Promise<DraftEnd> {
    const controller = new AbortController();
    const end = (fault: StreamEnded["fault"]): void => controller.abort(new StreamEnded(fault));
    const timer = setTimeout(() => end("deadline"), this.#parts.deadlineMs);
    const { signal } = request.options;
    const stop = (): void => end("stopped");
    signal?.addEventListener("abort", stop, { once: true });
    try {
      const isStopped = signal?.aborted === true;
      return { fault: isStopped ? "stopped" : await this.#retry(draft, controller.signal) };
    } catch (error) {
      return this.#endBy(error, draft);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
      // Ends a request whose answer is no longer read.
      end("stopped");
    }
  }

  /** @throws what is no fault of the model's: a damaged index, an error of the bot's own. */
  #endBy(error: unknown, { hasBegun }: Draft): DraftEnd {
    if (error instanceof StreamEnded) {
      return { fault: error.fault };
    }
    if (!(error instanceof StreamFailed)) {
      throw error;
    }
    const { failure } = error;
    if (hasBegun && failure.status === null) {
      return { fault: "cut" };
    }
    this.#rest(failure);
    return { fault: failure.fault, status: failure.status };
  }

  async #retry(draft: Draft, signal: AbortSignal): Promise<DraftFault | null> {
    const until = this.#parts.now().getTime() + this.#parts.deadlineMs;
    for (let retries = 0; ; retries += 1) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- one request after the other
        return await this.#read(draft, signal);
      } catch (error) {
        const wait = patience(error);
        const isInTime = wait !== null && this.#parts.now().getTime() + wait < until;
        // What has begun to be read cannot be read again.
        if (!isInTime || retries === MAX_RETRIES || draft.hasBegun) {
          throw error;
        }
        // oxlint-disable-next-line no-await-in-loop -- as above
        await waitFor(wait, signal);
      }
    }
  }

  async #read(draft: Draft, signal: AbortSignal): Promise<DraftFault | null> {
    const { model, idleMs, prompts, now } = this.#parts;
    const reader = new DraftReader();
    const source = telling(model.stream(draft.prompt(prompts), signal), now);
    for await (const piece of limitStream(source, { idleMs, signal })) {
      draft.hasBegun = true;
      draft.read(reader.push(piece));
      if (reader.isTooLong) {
        return "too-long";
      }
    }
    const rest = reader.end();
    if (typeof rest === "string") {
      return rest;
    }
    draft.read(rest);
    return null;
  }

  /** A server that does not answer makes no further question wait for it. */
  #rest({ fault, retryAfterMs }: Failure): void {
    if (fault !== "refused") {
      const ms = Math.min(retryAfterMs ?? REST_MS, MAX_REST_MS);
      this.#restsUntil = this.#parts.now().getTime() + ms;
    }
  }
}

/** What a server asks to be waited before it is asked again; `null` when that is of no use. */
function patience(error: unknown): number | null {
  if (!(error instanceof StreamFailed)) {
    return null;
  }
  const { fault, status, retryAfterMs } = error.failure;
  const isBusy = fault === "rate-limited" || status === 503;
  return isBusy ? (retryAfterMs ?? USUAL_WAIT_MS) : null;
}

/** @throws the signal's reason when it is aborted meanwhile. */
async function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(ms, undefined, { signal });
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  }
}

/** A drafter over a language model: it chooses among stored sentences, and every one of them is checked. */
export function createDrafter(parts: DrafterParts): Drafter {
  return new ModelDrafter(parts);
}

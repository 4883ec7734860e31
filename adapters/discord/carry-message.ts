import type { AcceptedQuestion } from "../../src/assistant/courier.ts";
import { type MessageAddress, type Place, readPosted, type Shown } from "./address.ts";
import { attempt } from "./api-faults.ts";
import type { AppParts } from "./app-parts.ts";
import { writeDirectly } from "./direct-messages.ts";
import { type MessageBody, withComponents } from "./message-body.ts";
import { explainClosedPlace } from "./operator-hints.ts";
import type { RenderOutcome } from "./render-outcome.ts";

/** Messages that are to stand for a question. */
export interface Carried {
  readonly question: AcceptedQuestion;
  readonly address: MessageAddress;
  readonly render: RenderOutcome;
  readonly isPlain: boolean;
}

/**
 * Shows that a question is being worked on: by the thread that it begins, else by "is typing". Nothing
 * is posted that would have to be replaced: an answer that is posted is an answer that is noticed.
 *
 * @returns where the answer goes.
 */
export async function announceMessage(
  parts: AppParts,
  address: MessageAddress,
): Promise<Place | null> {
  const announced = await attempt(async () => {
    const place = await openPlace(parts, address);
    if (place.replyTo !== null) {
      await parts.api.type(place.channel);
    }
    return place;
  }, ["forbidden", "unknown-place"]);
  return announced.kind === "done" ? announced.value : null;
}

/**
 * Makes the messages about a question be these: changes those that are there, posts what is missing,
 * deletes what is left over. May be repeated: nothing is ever there twice.
 */
export async function carryToMessage(parts: AppParts, carried: Carried): Promise<readonly Shown[]> {
  const { question, address, render, isPlain } = carried;
  const shown = await attempt(
    async () => showInPlace(parts, carried),
    ["forbidden", "unknown-place"],
  );
  if (shown.kind === "done") {
    return shown.value;
  }
  const { channel } = address;
  parts.advice.give(explainClosedPlace(shown.fault), { channel, fault: shown.fault });
  const { user, eventId } = question.incoming;
  const bodies = render({ hasQuestion: true, canShare: false, isPlain });
  return writeDirectly(parts.api, { user, once: eventId, bodies });
}

/** Deletes the messages about a question. */
export async function removeShown(
  parts: AppParts,
  question: AcceptedQuestion,
  address: MessageAddress,
): Promise<void> {
  await removeAll(parts, await findShown(parts, question, address));
}

async function showInPlace(parts: AppParts, carried: Carried): Promise<readonly Shown[]> {
  const { question, address, render, isPlain } = carried;
  const before = await findShown(parts, question, address);
  const place = await findPlace(parts, carried, before);
  const isElsewhere = ![address.channel, address.message].includes(place.channel);
  const bodies = render({ hasQuestion: isElsewhere, canShare: false, isPlain });
  const after: Shown[] = [];
  for (const [index, body] of bodies.entries()) {
    const old = before[index];
    const once = `${question.incoming.eventId}:${String(index)}`;
    const replyTo = after[0]?.id ?? place.replyTo;
    // oxlint-disable-next-line no-await-in-loop -- in order
    after.push(await showOne(parts, { old, body, once, place: { ...place, replyTo } }));
  }
  await removeAll(parts, before.slice(bodies.length));
  return after;
}

interface OneMessage {
  readonly old: Shown | undefined;
  readonly body: MessageBody;
  readonly once: string;
  readonly place: Place;
}

async function showOne({ api }: AppParts, { old, body, once, place }: OneMessage): Promise<Shown> {
  if (old === undefined) {
    return api.post(place.channel, body, { once, replyTo: place.replyTo });
  }
  const fitting = old.isV2 ? withComponents(body) : body;
  const edited = await attempt(async () => api.edit(old, fitting), ["unknown-message"]);
  return edited.kind === "done"
    ? edited.value
    : // Somebody deleted it: its nonce is used up.
      api.post(place.channel, body, { once: `${once}:again`, replyTo: place.replyTo });
}

async function removeAll({ api }: AppParts, messages: readonly Shown[]): Promise<void> {
  for (const message of messages) {
    // oxlint-disable-next-line no-await-in-loop -- a handful, in order
    await attempt(
      async () => api.remove(message),
      ["unknown-message", "unknown-place", "forbidden"],
    );
  }
}

/** Where the first message stands, else where it was to go, else where it goes now. */
async function findPlace(
  parts: AppParts,
  { question, address }: Carried,
  [first]: readonly Shown[],
): Promise<Place> {
  return first === undefined
    ? (readPosted(question.posted).place ?? openPlace(parts, address))
    : placeOf(first, address);
}

/** The place of a message that was sent before: in a thread of its own, in the channel, or directly. */
function placeOf({ channel }: Shown, address: MessageAddress): Place {
  return { channel, replyTo: channel === address.channel ? address.message : null };
}

/** Opens the thread that the question begins, where it begins one and may. */
async function openPlace({ api, advice }: AppParts, address: MessageAddress): Promise<Place> {
  const { channel, message, thread } = address;
  if (thread === null) {
    return { channel, replyTo: message };
  }
  const started = await attempt(
    async () => api.startThread(channel, message, thread),
    ["forbidden", "invalid-body"],
  );
  if (started.kind === "done") {
    return { channel: message, replyTo: null };
  }
  advice.give(explainClosedPlace("forbidden"), { channel });
  return { channel, replyTo: message };
}

/** What is known to stand, else what can be found after a crash that may have hidden it. */
async function findShown(
  parts: AppParts,
  question: AcceptedQuestion,
  address: MessageAddress,
): Promise<readonly Shown[]> {
  const known = readPosted(question.posted).messages;
  if (known.length > 0 || question.attempts === 0) {
    return known;
  }
  const { message, channel, thread } = address;
  const inThread = thread === null ? [] : await listOwn(parts, message, message);
  const [first] = inThread.length > 0 ? inThread : await listOwn(parts, channel, message, message);
  if (first === undefined) {
    return [];
  }
  return [first, ...(await listOwn(parts, first.channel, first.id, first.id))];
}

// oxlint-disable-next-line max-params -- a place and two messages
async function listOwn(
  { api }: AppParts,
  channel: string,
  after: string,
  replyTo: string | null = null,
): Promise<readonly Shown[]> {
  const listed = await attempt(
    async () => api.listOwn(channel, after),
    ["unknown-place", "forbidden"],
  );
  const found = listed.kind === "done" ? listed.value : [];
  return found.filter((each) => each.replyTo === replyTo);
}

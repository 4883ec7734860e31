import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { ErrorCode, HTTPModuleFunctions, isRawBodyError } from "@slack/bolt";
import type { Logger } from "../../src/logger.ts";

/** What Slack sends is far smaller; a message has at most 40,000 characters. */
export const BODY_LIMIT_BYTES = 1024 * 1024;
const UNKNOWN_PATH: string = ErrorCode.HTTPReceiverDeferredRequestError;
const FORM_TYPE = "application/x-www-form-urlencoded";

/** Whether a body is an object: Bolt reads its fields in a promise that nobody waits for. */
function isObject(request: IncomingMessage, body: string): boolean {
  if (request.headers["content-type"] !== FORM_TYPE) {
    return isJsonObject(body);
  }
  const payload = new URLSearchParams(body).get("payload");
  return payload === null || isJsonObject(payload);
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** Answers what no receiver of Bolt survives, before it gets there; the signature is checked by Bolt. */
export function guardRequests(listener: RequestListener, logger: Logger): RequestListener {
  return (request, response) => {
    if (request.method === "POST") {
      void pass(listener, { request, response, logger });
    } else {
      listener(request, response);
    }
  };
}

async function pass(
  listener: RequestListener,
  {
    request,
    response,
    logger,
  }: {
    readonly request: IncomingMessage;
    readonly response: ServerResponse & { req: IncomingMessage };
    readonly logger: Logger;
  },
): Promise<void> {
  try {
    const { rawBody } = await HTTPModuleFunctions.bufferIncomingMessage(request, BODY_LIMIT_BYTES);
    if (isObject(request, rawBody.toString("utf8"))) {
      listener(request, response);
    } else {
      logger.warn("A request had a body that is no object");
      response.writeHead(400).end();
    }
  } catch (error) {
    const status = statusOf(error);
    logger.warn({ status }, "A request could not be read or handled");
    // The rest of the body is not read: the connection ends with the answer.
    response.writeHead(status, { connection: "close" }).end();
  }
}

function statusOf(error: unknown): number {
  if (error instanceof Error && "code" in error && error.code === UNKNOWN_PATH) {
    return 404;
  }
  return isRawBodyError(error) ? error.statusCode : 500;
}

import type { Response } from "undici";
import type { AddressPolicy } from "./address-policy.ts";
import type { Passing } from "./exchange.ts";
import { type FetchFailure, failure } from "./failure.ts";
import type { FetchLimits } from "./fetch-limits.ts";
import type { FetchFault } from "./fetch-result.ts";
import type { Robots } from "./host.ts";
import { readFailure } from "./page-answer.ts";
import { foreignEncoding, readBody } from "./read-body.ts";
import { type Redirect, readRedirect, redirectTarget } from "./redirect.ts";
import { ALLOW_ALL, parseRobots } from "./robots-rules.ts";

/** One answer to the request for a robots.txt. */
type RobotsAnswer = Robots | Passing | Redirect;

export interface RobotsParts {
  readonly policy: AddressPolicy;
  readonly limits: FetchLimits;
  readonly now: () => Date;
  /** One request, at the pace of the host the rules are for. */
  readonly ask: (
    url: URL,
    read: (response: Response) => Promise<RobotsAnswer>,
  ) => Promise<Robots | Redirect>;
}

/** Faults of the host itself, which its pages share; any other is one of its robots.txt. */
const OF_THE_HOST: ReadonlySet<FetchFault> = new Set([
  "address-refused",
  "unreachable",
  "tls-failed",
  "too-slow",
  "rate-limited",
]);

/**
 * Reads the robots.txt of an origin, as RFC 9309 asks: redirects are followed, also to other hosts;
 * one that is not there (4xx) allows everything; one that cannot be read now forbids everything.
 */
export async function readRobots(origin: URL, parts: RobotsParts): Promise<Robots> {
  const start = new URL("/robots.txt", origin);
  let url = start;
  for (let redirect = 0; redirect <= parts.limits.redirects; redirect += 1) {
    const from = url;
    const answer = await parts.ask(from, (response) => readAnswer(response, start, parts));
    if (answer.kind !== "redirect") {
      return answer.kind === "failed" ? unreadable(origin, answer) : answer;
    }
    const target = redirectTarget(answer, from, parts.policy);
    if (!(target instanceof URL)) {
      return unreadable(origin, target);
    }
    url = target;
  }
  return unreadable(origin, failure("too-many-redirects", "it redirects without end"));
}

/** Rules hold for the host that was asked, also when another one sent them. */
async function readAnswer(
  response: Response,
  url: URL,
  { limits, now }: RobotsParts,
): Promise<RobotsAnswer> {
  const redirect = readRedirect(response);
  if (redirect !== null) {
    return redirect;
  }
  const { status } = response;
  if (status >= 400 && status < 500 && status !== 429) {
    return { kind: "rules", rules: ALLOW_ALL };
  }
  if (status < 200 || status > 299) {
    return readFailure(response, url, now());
  }
  if (foreignEncoding(response) !== null) {
    return failure("content-type-refused", "it is compressed in a way that was not asked for");
  }
  const { bytes, isWhole } = await readBody(response, limits.robotsBytes);
  const text = new TextDecoder().decode(bytes);
  const rules = parseRobots(url, isWhole ? text : text.slice(0, text.lastIndexOf("\n") + 1));
  return rules === null
    ? failure("too-large", "its patterns are without end")
    : { kind: "rules", rules };
}

/** What the pages of a host come to whose robots.txt cannot be read: they may not be, for now. */
function unreadable(origin: URL, { fault, status, detail }: FetchFailure): FetchFailure {
  const isOfHost = OF_THE_HOST.has(fault);
  return {
    kind: "failed",
    fault: isOfHost ? fault : "robots-disallowed",
    status,
    detail: isOfHost ? detail : `robots.txt of ${origin.host} cannot be read: ${detail}`,
    retryable: fault !== "address-refused",
  };
}

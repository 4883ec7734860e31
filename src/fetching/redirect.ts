import type { Response } from "undici";
import type { AddressPolicy } from "./address-policy.ts";
import { checkAddress } from "./check-address.ts";
import { type FetchFailure, failure } from "./failure.ts";
import { shownAddress } from "./shown-address.ts";

/** Where an answer sends the reader instead. */
export interface Redirect {
  readonly kind: "redirect";
  /** As the server wrote it: relative or absolute, not checked. */
  readonly location: string;
}

const STATUSES: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** The redirect that an answer is; `null`: it is none, or names no target. */
export function readRedirect(response: Response): Redirect | null {
  const location = response.headers.get("location");
  if (!STATUSES.has(response.status) || location === null) {
    return null;
  }
  // Headers are read as Latin-1; addresses that are not encoded are meant as UTF-8.
  return { kind: "redirect", location: Buffer.from(location, "latin1").toString("utf8") };
}

/** The target of a redirect, checked like any other address; never http after https. */
export function redirectTarget(
  { location }: Redirect,
  from: URL,
  policy: AddressPolicy,
): URL | FetchFailure {
  const target = checkAddress(location, policy, from);
  const way = `${shownAddress(from)} redirects`;
  if (!(target instanceof URL)) {
    return { ...target, detail: `${way}: ${target.detail}` };
  }
  return from.protocol === "https:" && target.protocol === "http:"
    ? failure("bad-address", `${way} from https to http: ${shownAddress(target)}`)
    : target;
}

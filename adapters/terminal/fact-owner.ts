import type { Provider, ProviderFact } from "../../src/domain/provider.ts";
import type { ProviderDrafts } from "../../src/knowledge/write-draft.ts";
import { isOneEditApart } from "../../src/language/edit-distance.ts";
import { fold } from "../../src/language/fold.ts";
import { UsageError } from "./usage-error.ts";

const MAX_SHOWN = 40;

function quote(text: string): string {
  return JSON.stringify(text.slice(0, MAX_SHOWN));
}

function isClose(a: string, b: string): boolean {
  return a.includes(b) || b.includes(a) || isOneEditApart(a, b);
}

function listed(ids: readonly string[], all: readonly string[]): string {
  return (ids.length > 0 ? ids : all).join(", ");
}

/**
 * The provider that somebody means by an id, a name or an alias.
 *
 * @throws {UsageError} naming those that come close, or all.
 */
export function findProvider(name: string, { providers }: ProviderDrafts): Provider {
  const wanted = fold(name);
  const found =
    providers.find(({ id }) => id === name) ??
    providers.find((each) => [each.name, ...each.aliases].some((own) => fold(own) === wanted));
  if (found !== undefined) {
    return found;
  }
  const ids = providers.map(({ id }) => id);
  const close = wanted.length < 3 ? [] : ids.filter((id) => isClose(id, wanted));
  throw new UsageError(
    `There is no provider ${quote(name)}; there is: ${listed(close, ids)}. A new one: souverain fact add --new-provider`,
  );
}

/**
 * The fact with this id, with its provider.
 *
 * @throws {UsageError} naming those that come close.
 */
export function findSuperseded(
  factId: string,
  drafts: ProviderDrafts,
): { readonly provider: Provider; readonly fact: ProviderFact } {
  const found = drafts.find(factId);
  if (found !== undefined) {
    return found;
  }
  const ids = drafts.providers.flatMap(({ facts }) => facts.map(({ id }) => id));
  const close = factId.length < 3 ? [] : ids.filter((id) => isClose(id, factId)).slice(0, 20);
  const hint =
    close.length > 0 ? `there is: ${close.join(", ")}` : "its id stands in data/providers";
  throw new UsageError(`There is no fact ${quote(factId)}; ${hint}`);
}

import type { CollectedPage } from "../collecting/collected.ts";
import type { ItemId } from "../domain/passage.ts";
import type { SourceEntry } from "../domain/source-entry.ts";
import type { BaseContent } from "../knowledge/base-content.ts";
import type { ItemContent } from "../knowledge/item-content.ts";
import type { HoldReason } from "./change-report.ts";
import { itemKey } from "./item-key.ts";
import { type ItemSet, itemsOfContent, toContent } from "./item-set.ts";
import { isQuarantined, sourceOf } from "./quarantine.ts";
import type { QuarantineEntry } from "./review.ts";
import type { Hold, Verdict } from "./review-store.ts";

/** A page that keeps less than this share of its text has shrunk. */
const SHRUNK_BELOW = 0.2;
/** Fewer pages than this are never many, however small their source is. */
const FEWEST_MANY = 5;

/** What admins have decided. */
export interface Decisions {
  readonly verdicts: readonly Verdict[];
  readonly quarantined: readonly Pick<QuarantineEntry, "target" | "kind">[];
}

export interface ReviewInput {
  /** Items of the published generation; `null` when there is none. */
  readonly published: ItemSet | null;
  /** The base itself. */
  readonly content: BaseContent;
  readonly pages: readonly CollectedPage[];
  /** Entries of data/sources.yaml: pages of others go without review. */
  readonly sources: readonly Pick<SourceEntry, "id" | "holdBack">[];
  readonly decisions: Decisions;
  /**
   * Ids of sources whose pages stay as they are published, whatever was read of them since: nobody has
   * decided on it. None unless given; without anything published it has no effect.
   */
  readonly asPublished?: ReadonlySet<string> | undefined;
}

/** A page that is held back, with the text that is not taken over. */
export interface HeldContent {
  readonly hold: Hold;
  /** `undefined` when the page has vanished. */
  readonly incoming: ItemContent | undefined;
}

/** What is indexed after the review. */
export interface ReviewedContent {
  readonly content: BaseContent;
  readonly held: readonly HeldContent[];
}

/** A page before and after; one of both is there. */
interface Pair {
  readonly id: ItemId;
  readonly before: ItemContent | undefined;
  readonly incoming: ItemContent | undefined;
  /** `null` for an item of the base. */
  readonly source: string | null;
}

function lengthOf({ passages }: ItemContent): number {
  return passages.reduce((sum, { text }) => sum + text.length, 0);
}

function pairPages(input: ReviewInput): readonly Pair[] {
  const { published, pages, sources, decisions } = input;
  const asPublished = published === null ? undefined : input.asPublished;
  const known = new Set(sources.map(({ id }) => id));
  const isShown = ({ item }: ItemContent): boolean => !isQuarantined(item, decisions.quarantined);
  const stays = ({ item }: ItemContent): boolean => asPublished?.has(sourceOf(item) ?? "") === true;
  const before = new Map(
    (published?.ids ?? [])
      .filter((id) => id.startsWith("page:"))
      .flatMap((id) => published?.get(id) ?? [])
      .filter((content) => known.has(sourceOf(content.item) ?? "") && isShown(content))
      .map((content) => [content.item.id, content]),
  );
  const read = pages
    .filter(({ state, content }) => state !== "vanished" && isShown(content))
    .map(({ content }) => content);
  const now = [...read.filter((page) => !stays(page)), ...[...before.values()].filter(stays)];
  const incoming = new Map(now.map((content) => [content.item.id, content]));
  return [...new Set([...before.keys(), ...incoming.keys()])].map((id) => {
    const pair = { id, before: before.get(id), incoming: incoming.get(id) };
    const { item } = pair.incoming ?? pair.before ?? {};
    return { ...pair, source: item === undefined ? "" : (sourceOf(item) ?? "") };
  });
}

/** What becomes of one page, before it is known how many others change. */
type Judgement = HoldReason | "taken" | "changed";

function judge(pair: Pair, verdicts: ReadonlyMap<string, Verdict["verdict"]>): Judgement {
  const { id, before, incoming } = pair;
  const key = itemKey(incoming);
  if (key === itemKey(before)) {
    return "taken";
  }
  const verdict = verdicts.get(`${id} ${key}`);
  if (verdict !== undefined) {
    return verdict === "accepted" ? "taken" : "rejected";
  }
  if (before === undefined) {
    return "taken";
  }
  if (incoming === undefined) {
    return "vanished";
  }
  return lengthOf(incoming) < SHRUNK_BELOW * lengthOf(before) ? "shrank" : "changed";
}

/** Sources of which more changes at once than their `holdBack` allows. */
function crowdedSources(
  judged: readonly { readonly pair: Pair; readonly judgement: Judgement }[],
  sources: ReviewInput["sources"],
): ReadonlySet<string> {
  const touching: ReadonlySet<Judgement> = new Set(["changed", "shrank", "vanished"]);
  return new Set(
    sources
      .filter(({ id, holdBack }) => {
        const own = judged.filter(({ pair }) => pair.source === id && pair.before !== undefined);
        const touched = own.filter(({ judgement }) => touching.has(judgement)).length;
        return touched >= FEWEST_MANY && touched * 100 > holdBack * own.length;
      })
      .map(({ id }) => id),
  );
}

/** What is indexed, and what is held back of it. */
interface Taken {
  readonly kept: readonly ItemContent[];
  readonly held: readonly HeldContent[];
}

type Verdicts = ReadonlyMap<string, Verdict["verdict"]>;

function takePages(input: ReviewInput, verdicts: Verdicts): Taken {
  const judged = pairPages(input).map((pair) => ({ pair, judgement: judge(pair, verdicts) }));
  const crowded = crowdedSources(judged, input.sources);
  const held: HeldContent[] = [];
  const kept: ItemContent[] = [];
  for (const { pair, judgement } of judged) {
    const isCrowded = judgement === "changed" && crowded.has(pair.source ?? "");
    if (judgement === "taken" || (judgement === "changed" && !isCrowded)) {
      kept.push(...(pair.incoming === undefined ? [] : [pair.incoming]));
    } else {
      held.push(toHeld(pair, judgement === "changed" ? "many-at-once" : judgement));
      kept.push(...(pair.before === undefined ? [] : [pair.before]));
    }
  }
  return { kept, held };
}

function toHeld({ id, before, incoming, source }: Pair, reason: HoldReason): HeldContent {
  const title = (before ?? incoming)?.item.title ?? "";
  const hold = { item: id, title, source, key: itemKey(incoming), reason };
  return { hold, incoming };
}

/** The base is written by hand, so all of it is taken but what was rejected. */
function takeBase({ content, published, decisions }: ReviewInput): Taken {
  const own = itemsOfContent(content);
  const subjects = new Set(content.subjects.map(({ id }) => id));
  // A fact cannot outlive the last of its provider.
  const hasSubject = (item: ItemId): boolean => {
    const subject = (own.get(item) ?? published?.get(item))?.item.subject ?? null;
    return subject === null || subjects.has(subject);
  };
  const isRejected = ({ item, key, verdict }: Verdict): boolean =>
    verdict === "rejected" &&
    !item.startsWith("page:") &&
    hasSubject(item) &&
    itemKey(own.get(item)) === key &&
    itemKey(published?.get(item)) !== key;
  const rejected = new Set(decisions.verdicts.filter(isRejected).map(({ item }) => item));
  const held = [...rejected].map((item): HeldContent => {
    const incoming = own.get(item);
    const before = published?.get(item);
    return toHeld({ id: item, before, incoming, source: null }, "rejected");
  });
  const kept = [
    ...own.ids.filter((id) => !rejected.has(id)).flatMap((id) => own.get(id) ?? []),
    ...[...rejected].flatMap((id) => published?.get(id) ?? []),
  ];
  return { kept, held };
}

/**
 * Decides what is taken over: the base itself is taken as it is, without what was rejected; of a page that
 * shrank, vanished, changes with many others or was rejected, the published version stays. What is
 * quarantined is left out.
 */
export function applyReview(input: ReviewInput): ReviewedContent {
  const { content, decisions } = input;
  const verdicts: Verdicts = new Map(
    decisions.verdicts.map(({ item, key, verdict }) => [`${item} ${key}`, verdict]),
  );
  const base = takeBase(input);
  const pages = takePages(input, verdicts);
  const kept = [...base.kept, ...pages.kept];
  return {
    content: toContent(
      kept.filter(({ item }) => !isQuarantined(item, decisions.quarantined)),
      content.subjects,
    ),
    held: [...base.held, ...pages.held],
  };
}

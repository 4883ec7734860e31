import { isAbsolute, relative, resolve } from "node:path";
import type { SourceEntry } from "../domain/source-entry.ts";
import type { FileFault } from "./read-text-file.ts";
import type { YamlPath, YamlSource } from "./yaml-source.ts";

/** Something of an entry that no other entry may have too. */
interface Claim {
  readonly key: string;
  readonly owner: string;
  readonly path: YamlPath;
}

export interface CheckedSources {
  /** Folder of the base. */
  readonly root: string;
  readonly source: YamlSource;
  /** `null` for an entry that does not fit the schema; its place in the list counts. */
  readonly entries: readonly (SourceEntry | null)[];
}

/** What the schema cannot see: ids and addresses given twice, folders that hold the base itself. */
export function checkSources({ root, source, entries }: CheckedSources): readonly FileFault[] {
  const known = [...entries.entries()].flatMap(([index, entry]) =>
    entry === null ? [] : [{ index, entry }],
  );
  const ids = known.map(({ index, entry: { id } }) => claim(id, id, ["sources", index, "id"]));
  const addresses = known.flatMap(({ index, entry }) => claimAddresses(index, entry));
  return [
    ...findDoubles(ids, source, (id) => `the id ${id} is already used: choose another`),
    ...findDoubles(
      addresses,
      source,
      (_, owner) => `is already read by the source ${owner}: keep one of the two`,
    ),
    ...known.flatMap(({ index, entry }) => checkFolder(index, entry, { root, source })),
  ];
}

function claim(key: string, owner: string, path: YamlPath): Claim {
  return { key, owner, path };
}

function claimAddresses(index: number, entry: SourceEntry): readonly Claim[] {
  switch (entry.kind) {
    case "page":
    case "sitemap":
    case "feed":
      return [claim(entry.url, entry.id, ["sources", index, "url"])];
    case "pages":
      return entry.urls.map((url, at) => claim(url, entry.id, ["sources", index, "urls", at]));
    case "folder":
      return [];
  }
}

function findDoubles(
  claims: readonly Claim[],
  source: YamlSource,
  describe: (key: string, owner: string) => string,
): readonly FileFault[] {
  const first = new Map<string, Claim>();
  return claims.flatMap((each) => {
    const other = first.get(each.key);
    first.set(each.key, other ?? each);
    const line = source.lineOf(each.path);
    return other === undefined ? [] : [{ line, message: describe(each.key, other.owner) }];
  });
}

/** Whether `inner` is `outer` or lies in it. */
function holds(outer: string, inner: string): boolean {
  const way = relative(outer, inner);
  return !isAbsolute(way) && way.split(/[/\\]/)[0] !== "..";
}

function checkFolder(
  index: number,
  entry: SourceEntry,
  { root, source }: Pick<CheckedSources, "root" | "source">,
): readonly FileFault[] {
  if (entry.kind !== "folder") {
    return [];
  }
  const folder = resolve(root, entry.path);
  const own = ["articles", "providers", "topics", "models", "vectors"].map((name) =>
    resolve(root, name),
  );
  const isBase = holds(folder, root) || own.some((name) => holds(name, folder));
  const message = "`path` is the base itself, holds it or lies in it: name a folder of its own";
  return isBase ? [{ line: source.lineOf(["sources", index, "path"]), message }] : [];
}

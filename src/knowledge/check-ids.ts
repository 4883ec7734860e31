import type { KnowledgeFault } from "./knowledge.ts";
import type { LoadedDocument } from "./load-document.ts";
import type { LoadedProvider } from "./load-provider.ts";
import type { YamlSource } from "./yaml-source.ts";

/** An id with the place at which it is given. */
interface Claim {
  /** What must be unique: the id, with the language for a topic. */
  readonly key: string;
  readonly id: string;
  readonly file: string;
  /** Found when a fault is told. */
  readonly line: () => number;
}

function claimAt(
  id: string,
  file: string,
  { source, path }: { readonly source: YamlSource; readonly path: readonly PropertyKey[] },
): Claim {
  return { key: id, id, file, line: () => source.lineOf(path) };
}

function findDoubles(claims: readonly Claim[]): readonly KnowledgeFault[] {
  const first = new Map<string, Claim>();
  return claims.flatMap((claim) => {
    const other = first.get(claim.key);
    if (other === undefined) {
      first.set(claim.key, claim);
      return [];
    }
    const message = `the id ${claim.id} is already used in ${other.file}:${String(other.line())}: choose another`;
    return [{ file: claim.file, line: claim.line(), message }];
  });
}

function checkName(claim: Claim, wanted: string): readonly KnowledgeFault[] {
  const name = claim.file.slice(claim.file.lastIndexOf("/") + 1);
  const message = `\`id\` is ${claim.id}, but the file is called ${name}: rename the file to ${wanted} or correct \`id\``;
  return name === wanted ? [] : [{ file: claim.file, line: claim.line(), message }];
}

/** Ids of providers and facts: unique, and a provider's file bears its id. */
export function checkProviderIds(providers: readonly LoadedProvider[]): readonly KnowledgeFault[] {
  const owners = providers.flatMap(({ file, source, header }) =>
    header === null ? [] : [claimAt(header.id, file, { source, path: ["id"] })],
  );
  const facts = providers.flatMap(({ file, source, factIds }) =>
    factIds.map(({ id, path }) => claimAt(id, file, { source, path })),
  );
  return [
    ...owners.flatMap((claim) => checkName(claim, `${claim.id}.yaml`)),
    ...findDoubles(owners),
    ...findDoubles(facts),
  ];
}

/** Ids of topics and articles: unique but for the two versions of a topic; the file bears the id. */
export function checkDocumentIds(documents: readonly LoadedDocument[]): readonly KnowledgeFault[] {
  const claims = documents.map(({ file, source, frontMatter }) => ({
    ...claimAt(frontMatter.id, file, { source, path: ["id"] }),
    language: frontMatter.language,
    kind: frontMatter.kind,
  }));
  const topics = claims.filter(({ kind }) => kind === "topic");
  const articles = claims.filter(({ kind }) => kind === "article");
  // The first version stands for both.
  const topicIds = new Map(topics.toReversed().map((claim) => [claim.id, claim]));
  return [
    ...claims.flatMap((claim) => checkName(claim, `${claim.id}.${claim.language}.md`)),
    ...findDoubles(topics.map((claim) => ({ ...claim, key: `${claim.id}.${claim.language}` }))),
    ...findDoubles([...topicIds.values(), ...articles]),
  ];
}

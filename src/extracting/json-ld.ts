import { z } from "zod";
import type { DomDocument } from "./dom.ts";

/** Articles and web pages by schema.org, which is what pages describe themselves as. */
const ABOUT =
  /(?:Article|NewsArticle|BlogPosting|Report|WebPage|TechArticle|PressRelease|ScholarlyArticle|LegalDocument|FAQPage|AboutPage|ItemPage|CreativeWork)$/u;
const MAX_SCRIPT = 300_000;
const MAX_NODES = 2000;

const Text = z.string().optional().catch(undefined);
const Named: z.ZodType<string | undefined> = z
  .union([
    z.string(),
    z.object({ name: z.string() }).transform(({ name }) => name),
    z
      .array(z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]))
      .transform((names) => names.slice(0, 10).join(", ")),
  ])
  .optional()
  .catch(undefined);

const Described = z.object({
  headline: Text,
  name: Text,
  author: Named,
  publisher: Named,
  datePublished: Text,
  dateModified: Text,
  inLanguage: Text,
});
export type Described = z.infer<typeof Described>;

const Typed = z.object({ "@type": z.union([z.string(), z.array(z.string())]) });

function parse(text: string): unknown {
  if (text.length > MAX_SCRIPT) {
    return null;
  }
  try {
    return JSON.parse(text);
  } catch {
    // Pages often write it wrongly; the other sources of metadata remain.
    return null;
  }
}

/** All objects of a JSON value, the outermost first; a queue, so that depth cannot overflow the stack. */
function objectsIn(value: unknown): readonly object[] {
  const found: object[] = [];
  const queue: unknown[] = [value];
  for (let index = 0; index < queue.length && index < MAX_NODES; index++) {
    const next = queue[index];
    if (typeof next === "object" && next !== null) {
      found.push(...(Array.isArray(next) ? [] : [next]));
      queue.push(...Object.values(next).slice(0, MAX_NODES));
    }
  }
  return found;
}

function isAbout(node: object): boolean {
  const type = Typed.safeParse(node).data?.["@type"] ?? [];
  return [type].flat().some((name) => ABOUT.test(name));
}

/** What the page's JSON-LD says of the article or page itself, the most specific first; empty for none. */
export function readJsonLd(document: DomDocument): readonly Described[] {
  const nodes = [...document.querySelectorAll('script[type="application/ld+json"]')]
    .slice(0, 20)
    .flatMap(({ textContent }) => objectsIn(parse(textContent ?? "")))
    .filter(isAbout);
  const described = nodes.flatMap((node) => Described.safeParse(node).data ?? []);
  return described.toSorted(
    (a, b) => Number(b.headline !== undefined) - Number(a.headline !== undefined),
  );
}

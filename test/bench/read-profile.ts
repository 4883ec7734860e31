import { findSourceMap } from "node:module";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

/** What of a profile of V8 is read. */
const CpuProfile = z.object({
  nodes: z.array(
    z.object({
      id: z.int(),
      children: z.array(z.int()).default([]),
      callFrame: z.object({
        functionName: z.string(),
        url: z.string(),
        lineNumber: z.int(),
        columnNumber: z.int(),
      }),
    }),
  ),
  samples: z.array(z.int()),
  /** Microseconds since the sample before. */
  timeDeltas: z.array(z.number()),
});
type Node = z.infer<typeof CpuProfile>["nodes"][number];
type Frame = Node["callFrame"];

/** Time that functions took themselves, in milliseconds, by name. */
export interface SelfTimes {
  /** By file of ours, package, or "(garbage collector)" and its like. */
  readonly modules: ReadonlyMap<string, number>;
  /** By `function file:line`. */
  readonly functions: ReadonlyMap<string, number>;
}

/** What V8 itself does, such as "(garbage collector)". */
const OF_ENGINE = /^\(.+\)$/;

function moduleOf(url: string, root: string): string {
  const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(url)?.[1];
  if (found !== undefined) {
    return found;
  }
  return url.startsWith("file:") ? relative(root, fileURLToPath(url)) : url;
}

/** The file as it is written, and the line there: what runs has been bundled. */
function sourceOf({ url, lineNumber, columnNumber }: Frame): { url: string; line: number } {
  const path = url.startsWith("file:") ? fileURLToPath(url) : url;
  const entry = (findSourceMap(url) ?? findSourceMap(path))?.findEntry(lineNumber, columnNumber);
  return entry !== undefined && "originalSource" in entry
    ? { url: entry.originalSource, line: entry.originalLine + 1 }
    : { url, line: lineNumber + 1 };
}

function add(times: Map<string, number>, name: string, ms: number): void {
  times.set(name, (times.get(name) ?? 0) + ms);
}

interface Place {
  readonly module: string;
  readonly name: string;
}

/**
 * Where the time of each node counts: that of native code in the file that calls it, under the name of
 * the function there, since V8 gives the functions of a native package any name.
 */
function placesOf(nodes: readonly Node[], root: string): ReadonlyMap<number, Place> {
  const known = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(
    nodes.flatMap(({ id, children }) => children.map((child) => [child, id])),
  );
  const callerOf = (node: Node): Frame | undefined => {
    let at: Node | undefined = node;
    while (at?.callFrame.url === "") {
      at = known.get(parents.get(at.id) ?? -1);
    }
    return at?.callFrame;
  };
  return new Map(
    nodes.map((node) => {
      const { functionName, url } = node.callFrame;
      const frame = OF_ENGINE.test(functionName) ? undefined : callerOf(node);
      if (frame === undefined) {
        return [node.id, { module: functionName, name: functionName }];
      }
      const source = sourceOf(frame);
      const module = moduleOf(source.url, root);
      const native = url === "" ? ", native" : "";
      const name = `${frame.functionName || "(anonymous)"} ${module}:${String(source.line)}${native}`;
      return [node.id, { module: `${module}${native}`, name }];
    }),
  );
}

/**
 * Adds up a profile of V8 by module and by function.
 *
 * @throws {ZodError} when it is none.
 */
export function readProfile(profile: unknown, root: string): SelfTimes {
  const { nodes, samples, timeDeltas } = CpuProfile.parse(profile);
  const modules = new Map<string, number>();
  const functions = new Map<string, number>();
  const places = placesOf(nodes, root);
  for (const [at, sample] of samples.entries()) {
    const ms = (timeDeltas[at] ?? 0) / 1_000;
    const place = places.get(sample);
    if (place !== undefined) {
      add(modules, place.module, ms);
      add(functions, place.name, ms);
    }
  }
  return { modules, functions };
}

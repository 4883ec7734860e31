import { readFileSync } from "node:fs";

/** Runs in the thread of module hooks: notes the address of every module that is resolved. */
const HOOKS = (file: string): string => `
import { appendFileSync } from "node:fs";
export async function resolve(specifier, context, next) {
  const found = await next(specifier, context);
  appendFileSync(${JSON.stringify(file)}, found.url + "\\n");
  return found;
}`;

function dataUrl(code: string): string {
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

/** Environment under which a process writes the modules that it loads into a file. */
export function notingModules(file: string): Readonly<Record<string, string>> {
  const register = `import { register } from "node:module"; register(${JSON.stringify(dataUrl(HOOKS(file)))});`;
  return { NODE_OPTIONS: `--import=${dataUrl(register)}` };
}

/** Packages of which something was loaded, each once. */
export function loadedPackages(file: string): readonly string[] {
  const names = readFileSync(file, "utf8")
    .split("\n")
    .flatMap(
      (url) => /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/u.exec(url)?.[1] ?? [],
    );
  return [...new Set(names)].toSorted();
}

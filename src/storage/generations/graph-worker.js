// Node 20 runs no TypeScript, so the loader is registered before the first TypeScript file.
import { register } from "tsx/esm/api";

register({ tsconfig: false });
await import("./answer-graph.ts");

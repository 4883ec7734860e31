#!/usr/bin/env node
// Node 20 runs no TypeScript, so the loader is registered before the first TypeScript file. Its
// settings come from the repository and never from a tsconfig.json in the folder it is called from.
import { register } from "tsx/esm/api";

register({ tsconfig: false });
await import("./main.ts");

#!/usr/bin/env node
import { fileURLToPath } from "node:url";
import { importBuilt } from "./built-code.js";

await importBuilt(fileURLToPath(new URL("./main.ts", import.meta.url)));

// Runs a TypeScript file of the repository, named by its absolute path, as the program of this process:
// `node adapters/run-built.js FILE …`. What follows the path is for that file.
import { importBuilt } from "./built-code.js";

const [file = ""] = process.argv.splice(2, 1);
await importBuilt(file);

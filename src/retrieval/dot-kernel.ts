import { readFileSync } from "node:fs";
import { z } from "zod";

/** Bytes in front of the rows, for the vector that is compared with them: 16,384 numbers. */
export const RESERVED_BYTES = 65_536;
const PAGE_BYTES = 65_536;

/** Offsets are in bytes; so is the length of `dot`, that of `scan` in numbers. */
type Dot = (left: number, right: number, bytes: number) => number;
type Scan = (
  ...args: [vector: number, rows: number, count: number, length: number, out: number]
) => void;

const isFunction = (value: unknown): boolean => typeof value === "function";

/** What dot.wat computes on one memory. */
const DotKernel = z.object({
  dot: z.custom<Dot>(isFunction),
  scan: z.custom<Scan>(isFunction),
});
export type DotKernel = z.infer<typeof DotKernel>;

const compiled = new WebAssembly.Module(readFileSync(new URL("./dot.wasm", import.meta.url)));

/**
 * Memory for so many bytes behind the reserved ones.
 *
 * @throws {RangeError} beyond 4 GiB.
 */
export function kernelMemory(bytes: number): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: Math.ceil((RESERVED_BYTES + bytes) / PAGE_BYTES) });
}

export function openKernel(memory: WebAssembly.Memory): DotKernel {
  return DotKernel.parse(new WebAssembly.Instance(compiled, { vectors: { memory } }).exports);
}

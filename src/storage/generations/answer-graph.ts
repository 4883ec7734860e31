import { parentPort, workerData } from "node:worker_threads";
import { buildGraph, type GraphInput } from "./build-graph.ts";

/** What the thread is started with. */
export interface GraphTask {
  readonly input: GraphInput;
  /** One number in shared memory: not 0 once the thread is to stop. */
  readonly stop: Int32Array;
}

const { input, stop }: GraphTask = workerData;
buildGraph(input, {
  isStopped: () => Atomics.load(stop, 0) !== 0,
  // The message says all there is to say: one more step is done.
  onStep: () => parentPort?.postMessage(null),
});

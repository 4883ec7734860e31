import type { Writable } from "node:stream";
import type { CollectProgress } from "../../src/collecting/collected.ts";
import type { IndexProgress } from "../../src/indexing/index-progress.ts";
import { progressRate } from "../../src/indexing/progress-rate.ts";
import type { Say } from "../../src/presenting/wording.ts";

export interface ProgressOptions {
  readonly stream: Writable & { readonly isTTY?: boolean };
  readonly now: () => Date;
  readonly say: Say;
}

/** How far a run has come in reading sources or in indexing. */
type RunProgress = CollectProgress | IndexProgress;

export interface Progress {
  report(event: RunProgress): void;
  /** Ends the line that is being rewritten, if there is one; must be called before other output. */
  end(): void;
}

const REDRAW_MS = 100;
const LOG_MS = 5_000;
/** Before that a rate says more about the start than about the work. */
const RATE_AFTER_MS = 1_000;

/**
 * Shows progress with rate and time left: one line rewritten on a terminal, elsewhere a plain line
 * at most every five seconds, so that short phases are not told there at all.
 */
export function createProgress({ stream, now, say }: ProgressOptions): Progress {
  const onTerminal = stream.isTTY === true;
  let shownAt = onTerminal ? Number.NEGATIVE_INFINITY : now().getTime();
  let isLineOpen = false;

  function report(event: RunProgress): void {
    const at = now();
    const isBoundary = event.done === 0 || event.done >= event.total;
    const isDue = at.getTime() - shownAt >= (onTerminal ? REDRAW_MS : LOG_MS);
    if (isDue || (onTerminal && isBoundary)) {
      shownAt = at.getTime();
      const line = progressLine(event, at, say);
      stream.write(onTerminal ? `\r${line}\u001b[K` : `${line}\n`);
      isLineOpen = onTerminal;
    }
  }

  function end(): void {
    if (isLineOpen) {
      stream.write("\n");
      isLineOpen = false;
    }
  }

  return { report, end };
}

function progressLine(event: RunProgress, now: Date, say: Say): string {
  const { phase, done, total, startedAt } = event;
  const line = `${say(`terminal-phase-${phase}`)} ${String(done)}/${String(total)}`;
  const { perSecond, secondsLeft } = progressRate(event, now);
  const isTelling = now.getTime() - startedAt.getTime() >= RATE_AFTER_MS && done < total;
  if (!isTelling || secondsLeft === null) {
    return line;
  }
  const rate = perSecond < 10 ? perSecond.toFixed(1) : String(Math.round(perSecond));
  return `${line} (${say("terminal-progress-rate", { rate, left: formatDuration(secondsLeft) })})`;
}

/** "40 s", "2 min 05 s". */
function formatDuration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) {
    return `${String(whole)} s`;
  }
  return `${String(Math.floor(whole / 60))} min ${String(whole % 60).padStart(2, "0")} s`;
}

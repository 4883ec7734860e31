import type { AskerLanguage } from "../domain/language.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * How long until then, rounded up so that nobody comes back too early: "in 4 minutes".
 *
 * @param milliseconds From now; what is past counts as one second.
 */
export function untilText(milliseconds: number, language: AskerLanguage): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  const format = new Intl.RelativeTimeFormat(language, { numeric: "always" });
  const [size, unit] = unitFor(seconds);
  return format.format(Math.ceil(seconds / size), unit);
}

/** How long ago, rounded down: "4 minutes ago"; what lies ahead counts as now. */
export function agoText(milliseconds: number, language: AskerLanguage): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const [size, unit] = unitFor(seconds);
  return format.format(-Math.floor(seconds / size), unit);
}

/** How long something takes, rounded up: "40 seconds", "3 minutes". */
export function durationText(seconds: number, language: AskerLanguage): string {
  const whole = Math.max(1, Math.ceil(seconds));
  const [size, unit] = unitFor(whole);
  const format = new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" });
  return format.format(Math.ceil(whole / size));
}

function unitFor(seconds: number): readonly [number, "second" | "minute" | "hour" | "day"] {
  if (seconds < MINUTE) {
    return [1, "second"];
  }
  if (seconds < HOUR) {
    return [MINUTE, "minute"];
  }
  return seconds < DAY ? [HOUR, "hour"] : [DAY, "day"];
}

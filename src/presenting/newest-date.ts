import type { BaseStatus } from "../assistant/base-status.ts";
import { PartialDate } from "../domain/partial-date.ts";

/** The newest date of the base, for the footer of an answer; `null` when the base is undated. */
export function newestDate({ newest }: Pick<BaseStatus, "newest">): PartialDate | null {
  return PartialDate.safeParse(newest).data ?? null;
}

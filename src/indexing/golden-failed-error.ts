import { BotError } from "../errors.ts";
import type { ChangeReport } from "./change-report.ts";

/** A new generation was not published, since it does not answer a golden question as it must. */
export class GoldenFailedError extends BotError {
  /** What would have changed; its `answers` are the questions that fail. */
  readonly report: ChangeReport;

  constructor(report: ChangeReport, lacks: readonly string[]) {
    super(
      "GOLDEN_FAILED",
      `The new index ${report.proposal ?? ""} does not answer as golden.yaml in the base says it must: ` +
        `${lacks.join("; ")}. It was not published and the old one serves as before; mend the base, or ` +
        "the questions in golden.yaml.",
    );
    this.report = report;
  }
}

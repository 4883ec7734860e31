import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ADDITION_FEATURES } from "../../src/answering/addition.ts";
import { ANSWERABILITY_FEATURES } from "../../src/answering/answerability-features.ts";
import { EvidenceFinder } from "../../src/answering/find-evidence.ts";
import { type RankingModel, readRankingModel } from "../../src/answering/ranking-model.ts";
import { UNIT_FEATURES } from "../../src/answering/unit-features.ts";
import {
  type AbstentionPoint,
  abstentionAt,
  crossValidate,
  type Judged,
} from "../../src/evaluation/cross-validate.ts";
import { drawRiskCoverage } from "../../src/evaluation/draw-risk-coverage.ts";
import {
  type FittedWeights,
  fitRanking,
  type LearntQuestion,
} from "../../src/evaluation/fit-ranking.ts";
import {
  EVALUATION_DAY,
  type EvalQuestion,
  readQuestionSet,
} from "../../src/evaluation/question-set.ts";
import { riskCoverage } from "../../src/evaluation/risk-coverage.ts";
import { readVocabulary } from "../../src/knowledge/vocabulary.ts";
import { E5_IDENTITY, loadE5 } from "../../src/models/e5-embeddings.ts";
import { openPublished } from "../../src/storage/open-published.ts";
import type { TerminalContext } from "./context.ts";
import { EXIT } from "./exit-codes.ts";
import { modelFolder } from "./model-folders.ts";

/** Sets the weights are fitted on; the second set is never among them. */
const SETS = ["dev", "calibration"];
/** As in the development questions: 19 of 160. */
const UNANSWERABLE_SHARE = 0.12;
/** On unseen questions: a wrong abstention costs an answer that the base holds. */
const MIN_PRECISION = 0.7;
const THRESHOLDS = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5];

async function learn(
  finder: EvidenceFinder,
  questions: readonly EvalQuestion[],
): Promise<readonly LearntQuestion[]> {
  const learnt: LearntQuestion[] = [];
  for (const question of questions) {
    const { question: text, history } = question;
    const understanding = finder.understand({ text, history, today: EVALUATION_DAY });
    const searched = finder.search(understanding, await finder.embed(understanding));
    learnt.push({ question, searched, candidates: finder.candidates(searched) });
  }
  return learnt;
}

function named(names: readonly string[], weights: readonly number[]): Record<string, number> {
  return Object.fromEntries(
    names.map((name, at) => [name, Math.round((weights[at] ?? 0) * 1_000) / 1_000]),
  );
}

/** What data/models/ranking.json holds, before it is parsed. */
function toFile(
  weights: FittedWeights,
  threshold: number,
  fittedOn: RankingModel["fittedOn"],
): string {
  const file = {
    fittedOn,
    unit: named(UNIT_FEATURES, weights.unit),
    addition: named(ADDITION_FEATURES, weights.addition),
    answerable: named(ANSWERABILITY_FEATURES, weights.answerable),
    threshold,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function describe({ threshold, precision, recall, f1 }: AbstentionPoint): string {
  const [p, r, f] = [precision, recall, f1].map((value) => value.toFixed(2));
  return `threshold ${threshold.toFixed(2)}: abstention precision ${p ?? ""}, recall ${r ?? ""}, F1 ${f ?? ""}\n`;
}

/** The highest threshold at which abstentions are right often enough: as much recall as that allows. */
function bestThreshold(judged: readonly Judged[]): number {
  const precise = THRESHOLDS.filter(
    (threshold) => abstentionAt(judged, threshold, UNANSWERABLE_SHARE).precision >= MIN_PRECISION,
  );
  return precise.at(-1) ?? THRESHOLDS[0] ?? 0;
}

/**
 * `souverain calibrate`: fits the ranking and the abstention gate on the recorded questions, judges
 * them on questions they did not see (five folds), and writes data/models/ranking.json and
 * docs/risk-coverage.svg.
 */
export async function runCalibrate({
  config,
  root,
  now,
  streams,
}: TerminalContext): Promise<number> {
  const generation = openPublished({ stateDir: config.stateDir, identity: E5_IDENTITY });
  const finder = new EvidenceFinder({
    generation,
    embedder: await loadE5({ directory: modelFolder(config), threads: config.embedderThreads }),
    vocabulary: await readVocabulary(config.dataDir),
    model: await readRankingModel(config.dataDir),
  });
  const questions = SETS.flatMap((set) =>
    readQuestionSet(join(root, "test", "eval", `questions.${set}.jsonl`), {
      unknownKeys: "refuse",
    }),
  );
  const learnt = await learn(finder, questions);
  const judged = crossValidate(learnt, finder);
  for (const threshold of THRESHOLDS) {
    streams.stdout.write(describe(abstentionAt(judged, threshold, UNANSWERABLE_SHARE)));
  }
  const threshold = bestThreshold(judged);
  await mkdir(join(root, "docs"), { recursive: true });
  const curve = drawRiskCoverage(riskCoverage(judged, UNANSWERABLE_SHARE), threshold);
  await writeFile(join(root, "docs", "risk-coverage.svg"), curve);
  const date = now().toISOString().slice(0, 10);
  const fittedOn = { date, sets: SETS, questions: questions.length };
  const file = join(config.dataDir, "models", "ranking.json");
  await writeFile(file, toFile(fitRanking(learnt, finder), threshold, fittedOn));
  streams.stdout.write(`Wrote ${file} with threshold ${threshold.toFixed(2)}\n`);
  generation.close();
  return EXIT.ok;
}

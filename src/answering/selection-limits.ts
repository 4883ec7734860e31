/** How much is shown: fitted on the calibration questions, see README. */
export const SELECTION = {
  /** Units at most, and for lists and comparisons. */
  maxUnits: 6,
  maxUnitsWide: 8,
  /** Units beside a list. */
  maxBesideList: 2,
  /** Words at most, the first unit not counted against it; and for lists and comparisons. */
  maxWords: 116,
  maxWordsWide: 126,
  /** Words of what decides whether a foreign law reaches a provider, at most. */
  maxWordsReach: 165,
  /** A unit this much below the best (in score) adds nothing. */
  maxGap: 1.5,
  /** How much further below it may lie where a model judges what is added; and where it learns. */
  judgedGap: 0.3,
  learntGap: 1.2,
  /** Below this probability an addition is about something else. */
  minAddition: 0.32,
  /** The same where several things are asked for: each is part of the answer. */
  listGap: 1.9,
  /** The same once the fact asked of the provider named is there. */
  saidGap: 1.4,
  /** What not being in the asker's language costs beside a chosen unit that is. */
  foreignMalus: 0.5,
  /** What being another fact of a chosen fact's provider, of no attribute that is asked, costs. */
  asideMalus: 0.4,
  /** What covering words that no chosen unit covers adds to a score, at most. */
  newWordsBonus: 1,
  /** What standing beside a chosen sentence of the same passage adds. */
  neighbourBonus: 0.4,
  /** What telling of a time that no chosen unit tells of adds, for a course of events. */
  newDateBonus: 1.4,
  /** What naming no date costs beside what became of something. */
  undatedMalus: 0.6,
  /** How far below the best a unit of a course of events may lie. */
  timelineGap: 3,
  /** Share of a unit's words that may stand in another chosen unit already. */
  maxOverlap: 0.7,
  /** How far below the best the units of each compared provider may lie. */
  comparedGap: 4,
  /** The same of a topic, whose sentences hold fewer words of the question. */
  comparedTopicGap: 5,
  /** Older states told with what became of them. */
  maxBeginnings: 2,
  /** How far below the best the fact asked of a provider may lie. */
  askedGap: 2,
  /** The same of each certification, where all of a provider are asked. */
  certificationGap: 6,
  /** The same of a fact that one of several questions in a message asks for. */
  partGap: 6,
  /** How far below the best such fact a more telling one may lie. */
  tellingGap: 0.8,
  /** Shorter sentences of a text lead to the next and say nothing: "Candidates remain." */
  minWords: 5,
  /** Undated units told beside a course of events. */
  maxBesideTimeline: 2,
  /** Best units among which is chosen. */
  pool: 60,
} as const;

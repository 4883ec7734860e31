import { monthNumber } from "../language/months.ts";
import { isEndWord, saysSpan } from "./asked-span.ts";

/** What a word makes of the days named behind it. */
type Bound = "before" | "by" | "after" | "since" | "between";

/** Folded words before a date, in the six languages together. */
const BOUNDS: readonly (readonly [Bound, RegExp])[] = [
  ["before", /^(?:avant|before|prior|earlier|vor|antes|prima|voor)$/],
  ["by", /^(?:ici|jusqu|by|until|till|bis|hasta|entro|tegen|tot|fino)$/],
  // "In more than two years", "dans plus de deux ans".
  [
    "after",
    /^(?:apres|after|later|beyond|dela|oltre|verder|langer|nach|despues|dopo|na|more|plus|mehr|mas|piu|meer)$/,
  ],
  ["since", /^(?:depuis|since|seit|ab|desde|dal|dalla|sinds|vanaf|partir|partire|from|vom)$/],
  ["between", /^(?:entre|between|zwischen|tra|fra|tussen)$/],
];
/** Between such a word and the days: "avant la fin de", "vor dem 1. März". */
const SMALL =
  /^(?:alla|the|of|to|than|le|la|l|les|de|du|des|d|dem|den|der|del|dell|della|di|dei|lo|il|el|al|van|het|met|en|in|im|am|on|au|aux|a|s|debut|early|late|beginning|anfang|principios|inizio|begin|als|que|dan|within|dans|innerhalb|dentro|binnen|\d{1,2}(?:er|st|nd|rd|th)?)$/;
const YEAR = /^(?:19|20)\d\d$/;
/** The middle of a year: its June. */
const MIDDLE = /^(?:mi|mid|middle|mitte|mediados|meta|medio|midden|halverwege)$/;

/** "No later than", "at the latest": up to the days, wherever it stands. */
export const AT_LATEST =
  /\b(?:(?:no|not) later than|at the latest|latest by|au plus tard|pas (?:apres|plus tard que)|nicht spater als|spatestens|a mas tardar|no (?:mas tarde|despues) (?:de|que)|al piu tardi|non (?:oltre|piu tardi)|niet later dan|uiterlijk|op zijn laatst)\b/g;
/** "2027 or later": from the days on. */
const OR_LATER =
  /\b(?:or (?:later|after|beyond)|ou (?:plus tard|apres|au[- ]dela)|oder (?:spater|danach)|o (?:mas tarde|despues)|o (?:piu tardi|dopo|oltre)|of later)\b/;
/** "Über 2027 hinaus": behind the days. */
const ON_BEYOND = /\buber (?:\S+ ){0,3}hinaus\b/;
/** "2027 or earlier": up to the days. */
const OR_EARLIER =
  /\b(?:or (?:earlier|before)|ou (?:plus tot|avant)|oder (?:fruher|davor)|o antes|o prima|of eerder)\b/;

/** What a folded text says of the days it names by words that need not stand before them; `undefined` for nothing. */
export function boundAround(folded: string): Bound | undefined {
  if (OR_LATER.test(folded)) {
    return "since";
  }
  if (ON_BEYOND.test(folded)) {
    return "after";
  }
  return folded.search(AT_LATEST) !== -1 || OR_EARLIER.test(folded) ? "by" : undefined;
}

/** How days are bounded. */
export interface Bounded {
  /** `undefined` for the days themselves. */
  readonly bound: Bound | undefined;
  /** Whether their end is named: "by the end of 2027". */
  readonly isEnd: boolean;
  /** Whether their middle is: "mi-2027". */
  readonly isMiddle: boolean;
  /** How many other months stand before the days: the words around one say nothing of the other. */
  readonly months: number;
}

function isBetween(word: string): boolean {
  return SMALL.test(word) || MIDDLE.test(word) || saysSpan(word) || monthNumber(word) !== undefined;
}

/**
 * What stands right before the days that a text names: "vor Ende", "nach" of "nach März 2027", not of "nach SecNumCloud
 * qualifiziert".
 *
 * @param words - Tokens of the text.
 * @param at - Index of the first word of the days, or of the unit that is counted.
 */
export function readBound(words: readonly string[], at: number): Bounded {
  const before = words.slice(0, at);
  const lead = before.findLastIndex((word) => !isBetween(word));
  const between = before.slice(lead + 1);
  const word = before[lead] ?? "";
  return {
    bound: BOUNDS.find(([, pattern]) => pattern.test(word))?.[0],
    isEnd: between.some(isEndWord),
    isMiddle: between.some((each) => MIDDLE.test(each)),
    months: between.filter((each) => monthNumber(each) !== undefined).length,
  };
}

/** Whether a folded word only bounds days. */
export function saysBound(word: string): boolean {
  return YEAR.test(word) || MIDDLE.test(word) || BOUNDS.some(([, pattern]) => pattern.test(word));
}

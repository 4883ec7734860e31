import type { EvidenceFinder } from "../answering/find-evidence.ts";
import { type Countries, PLACES } from "../answering/provider-criteria.ts";
import { AROUND, COMPANY, LISTED } from "../answering/typed-words.ts";
import { tokens } from "../language/tokens.ts";

/** "Hosted", "data", "data centre": what follows says where something is kept; folded. */
const HOSTING =
  /^(?:heberg|host|webhost|gehost|aloj|hosped|ospit|datacent|rechenzentr|donnees|data$|daten|datos|dati$|gegevens|stock|stored|gespeichert|speicher|opgeslagen|bewaar)/u;
/** German and Dutch verbs that may end a clause: the country stands before them. */
const FINAL =
  /^(?:hoste[nt]?|gehoste?t?\w*|speicher[nt]|gespeichert\w*|opgeslagen|opslaan|bewaard)$/u;
/** Verbs of hosting that are no part of a compound: "wo hosten Anbieter". */
const VERB =
  /^(?:heberge(?:r|nt|e?s?)?|hoste[nt]?|aloj(?:ar|an?)|hosped(?:ar|an?)|ospit(?:are|ano|a))$/u;
/** Who hosts, in words that name no provider by themselves: "web host", "hostingprovider"; folded. */
const HOST = /^(?:hosts?|webhoste?r?s?|(?:web)?hosting(?!s?$)\p{L}+)$/u;
/** The word that is both who hosts, and to host. */
const EITHER = /^hosts?$/u;
/** Words before it of which it is the verb. */
const SUBJECT =
  /^(?:i|we|you|they|he|she|it|who|that|qui|que|che|chi|die|dat|wie|hij|ze|zij|can|could|may|might|must|shall|should|will|would|do|does|did|d|ll|to|and|please)$/u;
/** Of these, those of "hosts": "to hosts in Germany" and German "die Hosts" say who. */
const OF_ONE = /^(?:he|she|it|who|that)$/u;
const WHICH = /^which$/u;
const ADVERB =
  /^(?:also|only|legally|still|even|just|actually|now|both|all|either|directly|safely|never)$/u;
/** Behind a verb that opens a text: "host in Germany", "host my data". */
const OBJECT = /^(?:in|within|inside|my|our|your|their|its|it|them|data|everything)$/u;
/** Before a country that a Dutch verb stands behind: "die in Duitsland host". */
const IN = /^in$/u;
/** Behind it where it is a Dutch verb: "waar host ik". */
const INVERTED = /^(?:ik|je|jij|u|wij|men)$/u;
/** Countries behind these are where somebody is from, whatever verb follows. */
const FROM = /^(?:aus|uit|from|van|von)$/u;
/** Between a provider and the hosting that only says which: "fornitore di hosting". */
const OF = /^(?:de|di|van|of|d)$/u;
/** Words between it and the country at most, and that country: "data centres in Germany". */
const REACH = 3;
/** The same before a verb that ends its clause: "in Deutschland Daten hosten". */
const REACH_BACK = 2;

type Lexicon = EvidenceFinder["lexicon"];

/** Which words of a text say that something is kept somewhere. */
class HostingReader {
  readonly #words: readonly string[];
  readonly #lexicon: Lexicon;
  /** Which are providers whatever stands around them. */
  readonly #isNamed: readonly boolean[];
  readonly #isProvider: readonly boolean[];

  constructor(words: readonly string[], lexicon: Lexicon) {
    this.#words = words;
    this.#lexicon = lexicon;
    this.#isNamed = words.map(
      (word) => COMPANY.test(word) || lexicon.findConcepts([word]).has(LISTED),
    );
    this.#isProvider = words.map((word, at) =>
      EITHER.test(word) ? !this.#isVerb(at) : HOST.test(word) || this.#isNamed[at] === true,
    );
  }

  /** Words of countries in which something is kept. */
  near(): readonly string[] {
    const isHosting = this.#words.map((_, at) => this.#isHosting(at));
    const isFinal = this.#words.map(
      (word, at) => isHosting[at] === true && (FINAL.test(word) || this.#isBehindCountry(at)),
    );
    return this.#words.filter((_, at) => {
      const before = isHosting.slice(Math.max(0, at - REACH), at);
      const behind = isFinal.slice(at + 1, at + 1 + REACH_BACK);
      const isKept = before.includes(true) || (behind.includes(true) && !this.#isFrom(at));
      return isKept && !this.#isBeside(at);
    });
  }

  #at(index: number): string {
    return this.#words[index] ?? "";
  }

  #isCountry(at: number): boolean {
    return this.#lexicon.findCountries([this.#at(at)]).size > 0;
  }

  #isFrom(at: number): boolean {
    return FROM.test(this.#at(at - 1));
  }

  /** "In Duitsland host". */
  #isBehindCountry(at: number): boolean {
    return EITHER.test(this.#at(at)) && this.#isCountry(at - 1) && IN.test(this.#at(at - 2));
  }

  /** Whether "host" is what somebody does: "who can host", "companies that host", "host in Germany". */
  #isVerb(at: number): boolean {
    const [next, before] = [this.#at(at + 1), this.#at(at - 1)];
    if (this.#isCountry(at + 1)) {
      return false;
    }
    if (INVERTED.test(next) || this.#isBehindCountry(at)) {
      return true;
    }
    const isOne = this.#at(at) === "hosts";
    return at === 0
      ? !isOne && OBJECT.test(next)
      : this.#isSubject(ADVERB.test(before) ? at - 2 : at - 1, isOne ? OF_ONE : SUBJECT);
  }

  /** Whether it is a word that does something; "which host" asks for one, "companies which host" says what they do. */
  #isSubject(at: number, subjects: RegExp): boolean {
    const own = WHICH.test(this.#at(at)) ? at - 1 : at;
    const isWhich = own !== at && AROUND.test(this.#at(own));
    return subjects.test(this.#at(at)) || this.#isNamed[own] === true || isWhich;
  }

  /** "Hosting provider" says nothing of where. */
  #isHosting(at: number): boolean {
    const word = this.#at(at);
    if (this.#isProvider[at] === true) {
      return false;
    }
    const says =
      HOSTING.test(word) || PLACES.some((place) => this.#lexicon.findAttributes(word).has(place));
    return says && (VERB.test(word) || !this.#isWhich(at));
  }

  #isWhich(at: number): boolean {
    return (
      this.#isProvider[at + 1] === true ||
      (OF.test(this.#at(at - 1)) && this.#isProvider[at - 2] === true)
    );
  }

  #isBeside(at: number): boolean {
    return this.#isProvider[at - 1] === true || this.#isProvider[at + 1] === true;
  }
}

/** Countries named a few words behind one that says that something is kept there, or before a verb that does. */
export function hostingCountries(text: string, lexicon: Lexicon): Countries {
  return lexicon.findCountries(new HostingReader(tokens(text), lexicon).near());
}

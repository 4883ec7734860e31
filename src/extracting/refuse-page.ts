import { cleanText } from "./clean-text.ts";
import { type ExtractFailure, failed } from "./document-parts.ts";
import type { DomDocument } from "./dom.ts";

/** What tells a page with content from one that stands in its place; taken before anything is removed. */
export interface PageSigns {
  readonly title: string;
  /** Of the first `h1`. */
  readonly heading: string;
  readonly hasPassword: boolean;
  readonly scripts: number;
  /** What the page says to readers without JavaScript. */
  readonly noscript: string;
}

/** What was found of its text. */
export interface FoundText {
  readonly text: string;
  /** Length of the consent bars that were removed. */
  readonly consent: number;
}

/** Texts from which on a page is taken for what it is, whatever its title says; characters. */
const ARTICLE = 1500;
const SHORT = 400;
/** Below this nothing can be cited. */
const LEAST = 80;

const NOT_FOUND =
  /\b(?:404|not found|page (?:introuvable|non trouvée|inexistante|inconnue|manquante)|n['’]existe (?:pas|plus)|(?:does ?n['’]?o?t|no longer) exists?|introuvable|no longer available|n['’]est plus (?:disponible|en ligne)|erreur 40[34]|error 40[34]|410 gone|seite nicht gefunden)\b/iu;
const CHALLENGE =
  /\b(?:just a moment|un instant|checking your browser|attention required|verif(?:y|ying) (?:that )?you are (?:a )?human|vérifi\p{L}+ que vous êtes (?:un )?humain|are you a robot|êtes-vous un robot|captcha|access denied|accès refusé|pardon our interruption|ddos protection)/iu;
const JAVASCRIPT =
  /(?:enable|activate|turn on|requires?|needs?|without|activer|activez|nécessite|requiert|sans|désactivé)\b[^.]{0,60}\bjava ?script|java ?script\b[^.]{0,60}\b(?:disabled|required|enabled?|needed|désactivé|requis|nécessaire|activé)|^\s*(?:loading|chargement)(?: en cours)?\s*(?:…|\.\.\.)?\s*$/iu;
const CONSENT_WORDS =
  /\b(?:cookies?|traceurs|consent\p{L}*|(?:tout )?accepter|accept all|reject all|tout refuser|continuer sans accepter|partenaires|partners|vie privée|privacy|données personnelles|personal data|personnalis\p{L}*|gérer (?:mes|vos) choix|manage (?:my )?(?:choices|preferences|options)|legitimate interests?|intérêts? légitimes?)\b/giu;
const SIGN_IN =
  /\b(?:sign in|log ?in|log on|connexion|connectez-vous|se connecter|identifiez-vous|mot de passe|password|s['’]identifier)\b/iu;

function textOf(document: DomDocument, selector: string): string {
  return cleanText(document.querySelector(selector)?.textContent ?? "");
}

/** Reads the signs of a page that was not changed yet. */
export function readSigns(document: DomDocument): PageSigns {
  const noscript = [...document.querySelectorAll("noscript")].slice(0, 20);
  return {
    title: textOf(document, "title").slice(0, 500),
    heading: textOf(document, "h1").slice(0, 500),
    hasPassword: document.querySelector("input[type=password]") !== null,
    scripts: [...document.querySelectorAll("script")].length,
    noscript: noscript.map(({ textContent }) => (textContent ?? "").slice(0, 1000)).join(" "),
  };
}

/** Words on consent per 1,000 characters: a wall speaks of nothing else, an article on cookies does. */
function consentDensity(text: string): number {
  return ((text.match(CONSENT_WORDS)?.length ?? 0) * 1000) / Math.max(text.length, 1);
}

function isNotFound({ title, heading }: PageSigns, { text }: FoundText): boolean {
  const says = NOT_FOUND.test(title) || NOT_FOUND.test(heading);
  return (says && text.length < ARTICLE) || (NOT_FOUND.test(text) && text.length < SHORT / 2);
}

function isConsentWall({ text, consent }: FoundText): boolean {
  const isShort = text.length < ARTICLE;
  const words = text.match(CONSENT_WORDS)?.length ?? 0;
  return (
    (consent > 200 && text.length < LEAST) || (isShort && words >= 4 && consentDensity(text) > 8)
  );
}

function needsJavaScript(signs: PageSigns, { text }: FoundText): boolean {
  const asks = JAVASCRIPT.test(text) || JAVASCRIPT.test(signs.noscript);
  return (asks && text.length < SHORT) || (signs.scripts > 0 && text.length < LEAST && asks);
}

/**
 * Why a page is no content although it was answered with 200: soft 404, wall, challenge, sign-in, too
 * little text. `null` for a page that may be kept.
 */
export function refusePage(signs: PageSigns, found: FoundText): ExtractFailure | null {
  const { length } = found.text;
  const shown = `"${(signs.heading || signs.title).slice(0, 80)}"`;
  if (length < SHORT && CHALLENGE.test(`${signs.title} ${signs.heading} ${found.text}`)) {
    return failed("needs-javascript", `asks visitors to prove that they are human: ${shown}`);
  }
  if (isNotFound(signs, found)) {
    return failed("soft-404", `says that there is no such page: ${shown}`);
  }
  if (isConsentWall(found)) {
    return failed("consent-wall", "shows a request for consent instead of its text");
  }
  if (
    signs.hasPassword &&
    length < SHORT &&
    SIGN_IN.test(`${shown} ${found.text} ${signs.title}`)
  ) {
    return failed("no-text", `asks to sign in: ${shown}`);
  }
  if (needsJavaScript(signs, found)) {
    return failed("needs-javascript", "shows its text only to browsers that run JavaScript");
  }
  if (length >= LEAST) {
    return null;
  }
  return signs.scripts > 2
    ? failed("needs-javascript", `holds scripts and only ${String(length)} characters of text`)
    : failed("no-text", `holds only ${String(length)} characters of text`);
}

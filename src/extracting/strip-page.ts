import {
  type DomDocument,
  type DomElement,
  type DomNode,
  isText,
  nextNode,
  textLength,
} from "./dom.ts";

const NO_TEXT =
  "script,style,style,template,noscript,iframe,frame,frameset,object,embed,svg,math,canvas,audio,video,map,select,textarea,input,button,datalist,progress,meter,dialog,link,meta";
const NAVIGATION =
  "nav,[role=navigation],[role=menu],[role=menubar],[role=search],[role=dialog],[role=alertdialog],[aria-modal=true],[role=banner],[role=contentinfo],body > header,body > footer";
const HIDDEN = "[hidden],[aria-hidden=true],.sr-only,.visually-hidden,.screen-reader-text";
/** Names that consent tools and their imitators give to their bars. */
const CONSENT =
  /(?:^|[-_\s])(?:cookies?|consent|gdpr|rgpd|cmp|onetrust|didomi|axeptio|tarteaucitron|cookiebot|cybotcookiebotdialog|quantcast|sp_message|usercentrics|klaro|orejime)(?:$|[-_\s])|cookie-?(?:bar|banner|notice|consent|popup|law|overlay|wall|modal)/iu;
/** Share of a page's text from which an element is the page itself, whatever its name or style says. */
const WHOLE_PAGE = 0.5;
const MAX_RULES = 100;
const MAX_SHEET = 300_000;
// Bounded and without nested repetition, so that no style sheet keeps them busy.
const AT_RULE = /@[^{}]{0,300}\{(?:[^{}]{0,2000}\{[^{}]{0,2000}\}){0,500}[^{}]{0,2000}\}/gu;
const RULE = /(?<=^|[};])(?<selector>[^{};]{1,500})\{(?<style>[^{}]{1,5000})\}/gu;

const HIDING: readonly RegExp[] = [
  /(?:^|;)\s*display\s*:\s*none/iu,
  /(?:^|;)\s*visibility\s*:\s*(?:hidden|collapse)/iu,
  /(?:^|;)\s*font-size\s*:\s*(?:0|0?\.\d+)(?:px|pt|r?em|%|\s|;|!|$)/iu,
  /(?:^|;)\s*opacity\s*:\s*0?(?:\.0+)?\s*(?:;|!|$)/iu,
  /(?:^|;)\s*(?:left|right|top|bottom|text-indent|margin-left|margin-top)\s*:\s*-\s*\d{3,}/iu,
  /(?:^|;)\s*(?:max-)?(?:height|width)\s*:\s*[01](?:px)?\s*(?:;|!|$)/iu,
  /(?:^|;)\s*clip(?:-path)?\s*:\s*(?:rect\(\s*[01](?:px)?[\s,]+[01]|inset\(\s*(?:50|100)%)/iu,
  /(?:^|;)\s*transform\s*:[^;]*(?:scale\(\s*0\s*\)|translate[xy]?\(\s*-\s*\d{4,})/iu,
];

/** Whether declarations such as `display: none` keep an element from being seen. */
function isHidingStyle(style: string): boolean {
  const plain = style
    .slice(0, 2000)
    .toLowerCase()
    .replace(/\/\*[^*]{0,500}\*\//gu, "");
  return HIDING.some((pattern) => pattern.test(plain));
}

interface Page {
  readonly document: DomDocument;
  /** Of all its text, without white space. */
  readonly length: number;
  readonly lengthOf: (element: DomElement) => number;
}

/** Measures the text of all elements at once: one by one, deep trees would be read from each of their levels. */
function measure(document: DomDocument): Page {
  const lengths = new Map<DomElement, number>();
  const root = document.documentElement;
  for (let node: DomNode | null = root; node !== null; node = nextNode(node, root)) {
    const length = isText(node) ? textLength(node) : 0;
    for (let at = length === 0 ? null : node.parentNode; at !== null; at = at.parentNode) {
      lengths.set(at, (lengths.get(at) ?? 0) + length);
    }
  }
  const lengthOf = (element: DomElement): number => lengths.get(element) ?? 0;
  return { document, length: lengthOf(document.body), lengthOf };
}

function isShell({ localName }: DomElement): boolean {
  return /^(?:html|body|main|article)$/u.test(localName);
}

function isMostOf({ length, lengthOf }: Page, element: DomElement): boolean {
  return isShell(element) || lengthOf(element) > length * WHOLE_PAGE;
}

/** Pages hide themselves until a script shows them: what holds the heading of the page is not hidden for good. */
function holdsPage(page: Page, element: DomElement): boolean {
  return (
    isShell(element) ||
    (isMostOf(page, element) && element.querySelector("h1,main,article") !== null)
  );
}

function select(document: DomDocument, selector: string): readonly DomElement[] {
  try {
    // A copy: the list would shift under removals.
    return [...document.querySelectorAll(selector)];
  } catch {
    // A style sheet may hold selectors that are newer than the engine: such a rule hides nothing here.
    return [];
  }
}

function removeAll(elements: readonly DomElement[]): void {
  for (const element of elements) {
    element.remove();
  }
}

/** Long chains of descendants take a time that grows with the depth of the tree to the power of their length. */
function isPlain(selector: string): boolean {
  return selector.split(",").every((part) => part.trim().split(/[\s>+~]+/u).length <= 3);
}

/** Selectors that the page's own style sheets hide outright; rules for print and screen sizes are left out. */
function hidingSelectors(document: DomDocument): readonly string[] {
  const sheets = select(document, "style")
    .map(({ textContent }) => (textContent ?? "").slice(0, MAX_SHEET))
    .join("\n")
    .slice(0, MAX_SHEET)
    .replace(AT_RULE, "");
  return [...sheets.matchAll(RULE)]
    .filter(({ groups }) => isHidingStyle(groups?.["style"] ?? ""))
    .map(({ groups }) => (groups?.["selector"] ?? "").trim())
    .filter((selector) => !/[@:]/u.test(selector) && isPlain(selector))
    .slice(0, MAX_RULES);
}

function removeHidden(page: Page, selectors: readonly string[]): void {
  const { document } = page;
  const styled = select(document, "[style]").filter((element) =>
    isHidingStyle(element.getAttribute("style") ?? ""),
  );
  const ruled = selectors.flatMap((selector) => select(document, selector));
  removeAll(
    [...select(document, HIDDEN), ...styled, ...ruled].filter(
      (element) => !holdsPage(page, element),
    ),
  );
}

/** Length of the consent bars that were removed. */
function removeConsent(page: Page): number {
  let removed = 0;
  for (const element of select(page.document, "[id],[class]")) {
    const names = `${element.getAttribute("id") ?? ""} ${element.getAttribute("class") ?? ""}`;
    if (CONSENT.test(names.slice(0, 500)) && !isMostOf(page, element)) {
      removed += page.lengthOf(element);
      element.remove();
    }
  }
  return removed;
}

/** Removes what nobody sees, wherever it stands: scripts, form fields, hidden elements. */
export function removeUnseen(document: DomDocument): void {
  const selectors = hidingSelectors(document);
  removeAll(select(document, NO_TEXT));
  removeHidden(measure(document), selectors);
}

/**
 * Removes what is on every page of a site and none of its text: navigation, head and foot, consent bars.
 *
 * @returns Length of the text of the consent bars.
 */
export function removeFrame(document: DomDocument): number {
  const page = measure(document);
  const consent = removeConsent(page);
  removeAll(select(document, NAVIGATION).filter((element) => !isMostOf(page, element)));
  return consent;
}

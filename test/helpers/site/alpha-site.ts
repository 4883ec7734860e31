import type { SiteFile } from "./loopback-site.ts";
import { makeDocx } from "./make-docx.ts";
import { makePdf } from "./make-pdf.ts";

const HTML = "text/html; charset=utf-8";
const PDF = "application/pdf";
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const FIRST_PARTS = [
  "Bru",
  "Mar",
  "Cor",
  "Vil",
  "Lan",
  "Ser",
  "Tour",
  "Pon",
  "Ar",
  "Gre",
  "Bel",
  "Fon",
];
const LAST_PARTS = ["meval", "tigny", "dessac", "lanche"];

/** Invented towns in which Alpha, of the small base, has a data centre: 48 of them. */
const TOWNS: readonly string[] = LAST_PARTS.flatMap((last) =>
  FIRST_PARTS.map((first) => `${first}${last}`),
);
/** Towns whose pages only the feed lists. */
const IN_FEED = 8;

export interface Centre {
  readonly town: string;
  readonly rooms: number;
}

export function pathOf(town: string): string {
  return `/centres/${town.toLowerCase()}.html`;
}

/** What only the first pages tell: each passage of the others would have to be embedded too. */
const HISTORY = `<p>Alpha Cloud runs a data centre here, on the site of a former mill beside the river. The building was handed over after nineteen months of work, and the first customers moved in during the following spring.</p>
<h2>Size and power</h2>`;
const LONG_PAGES = 4;

function equipment(at: number): string {
  return `<table><thead><tr><th>Equipment</th><th>Number</th></tr></thead>
<tbody><tr><td>Diesel generators</td><td>${String(2 + (at % 4))}</td></tr><tr><td>Fibre entries</td><td>${String(2 + (at % 3))}</td></tr></tbody></table>`;
}

/** The page of one data centre, with all that a page has around its text. */
export function centrePage({ town, rooms }: Centre): SiteFile {
  const at = TOWNS.indexOf(town);
  const isLong = at < LONG_PAGES;
  const body = `<!doctype html>
<html lang="en"><head>
<title>The ${town} data centre | Alpha Cloud</title>
<meta property="og:site_name" content="Alpha Cloud">
<meta property="article:published_time" content="2026-0${String((at % 9) + 1)}-15T08:00:00Z">
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/centres/">All data centres</a></li><li><a href="/jobs">Jobs</a></li></ul></nav>
<div class="cookie-banner">We use cookies. <button>Accept all</button></div>
<main><article>
<h1>The ${town} data centre</h1>
${isLong ? HISTORY : ""}
<p>The ${town} data centre has ${String(rooms)} server rooms and draws at most ${String(4 + (at % 7))} megawatts. Its cooling takes air from outside for most of the year, so that the machines rarely need the compressors that stand on the roof.</p>
${isLong ? equipment(at) : ""}
</article></main>
<aside>Read also: our newsletter, our blog, our other sites.</aside>
<footer>Alpha Cloud, all rights reserved.</footer>
</body></html>`;
  return { type: HTML, body };
}

const CHARTER = [
  [
    "This charter tells how Alpha Cloud deals with requests of authorities for the data of its customers. It was adopted by the board in March 2026 and is reviewed once a year.",
    "Each request is read by two lawyers before anything is handed over, and the customer is told of it unless a court forbids that.",
  ],
  [
    "Alpha Cloud publishes every January how many requests it received in the year before. In 2025 it received fourteen requests and refused nine of them.",
    "Whoever thinks that this charter was broken may write to the ombudsman of Alpha Cloud, who answers within thirty days.",
  ],
] as const;

const GUIDE = [
  "This guide is for administrators who move their machines to Alpha Cloud. It supposes that they know their own systems well and have a copy of everything.",
  "Customers of Alpha Cloud can leave within forty days: their volumes are handed over in the open qcow2 format, and no fee is due for the transfer.",
  "After the move the old volumes are kept for a week and then overwritten. A certificate of that is sent to the address in the contract.",
];

function sitemap(origin: string, paths: readonly string[]): SiteFile {
  const urls = paths.map((path) => `<url><loc>${origin}${path}</loc></url>`).join("\n");
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls}\n</urlset>`;
  return { type: "application/xml", body };
}

function feed(origin: string, towns: readonly string[]): SiteFile {
  const items = towns
    .map(
      (town) =>
        `<item><title>${town}</title><link>${origin}${pathOf(town)}</link><pubDate>Fri, 13 Nov 2026 08:00:00 GMT</pubDate></item>`,
    )
    .join("\n");
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>Alpha Cloud</title><link>${origin}/</link><description>News</description>\n${items}\n</channel></rss>`;
  return { type: "application/rss+xml", body };
}

/** Rooms of each data centre as the site tells them at first: from 3 to 50. */
function roomsOf(town: string): number {
  return TOWNS.indexOf(town) + 3;
}

/** 50 pages on Alpha: 48 HTML pages, a PDF and a DOCX, found by a sitemap and a feed. */
export function alphaSite(origin: string): Readonly<Record<string, SiteFile>> {
  const inSitemap = TOWNS.slice(0, -IN_FEED).map(pathOf);
  return {
    "/robots.txt": { type: "text/plain", body: "User-agent: *\nDisallow: /private/\n" },
    "/sitemap.xml": sitemap(origin, [...inSitemap, "/charter.pdf", "/guide.docx"]),
    "/feed.xml": feed(origin, TOWNS.slice(-IN_FEED)),
    "/charter.pdf": { type: PDF, body: makePdf("Alpha Cloud charter on requests", CHARTER) },
    "/guide.docx": { type: DOCX, body: makeDocx("Moving to Alpha Cloud", GUIDE) },
    ...Object.fromEntries(
      TOWNS.map((town) => [pathOf(town), centrePage({ town, rooms: roomsOf(town) })]),
    ),
  };
}

/** Text of data/sources.yaml that reads all of the site. */
export function alphaSources(origin: string): string {
  const shared = 'language: en\n    publisher: "Alpha Cloud"\n    basis: vendor';
  return `sources:
  - id: alpha-site
    kind: sitemap
    url: "${origin}/sitemap.xml"
    ${shared}
  - id: alpha-news
    kind: feed
    url: "${origin}/feed.xml"
    ${shared}
`;
}

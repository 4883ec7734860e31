import { describe, expect, it } from "vitest";
import { extract, faultOf, page, SENTENCE } from "./extracting.ts";

const shell = (title: string, body: string): string =>
  `<!doctype html><html lang="fr"><head><title>${title}</title></head><body>${body}</body></html>`;
const COOKIES =
  "Nous et nos 842 partenaires utilisons des cookies pour personnaliser les contenus. Accepter tout, gérer mes choix ou continuer sans accepter. Vos données personnelles et votre vie privée comptent pour nous.";

describe("pages that stand in place of content", () => {
  it.each([
    {
      fault: "soft-404",
      name: "title says 404",
      html: shell("404", `<h1>Oups</h1><p>${SENTENCE}</p>`),
    },
    {
      fault: "soft-404",
      name: "in French",
      html: shell("Site", `<h1>Page introuvable</h1><p>${SENTENCE.repeat(3)}</p>`),
    },
    {
      fault: "soft-404",
      name: "in English",
      html: shell("Page not found", `<p>${SENTENCE.repeat(3)}</p>`),
    },
    {
      fault: "soft-404",
      name: "said in the text alone",
      html: shell(
        "Site",
        "<p>Désolé, cette page n'existe plus. Retournez à l'accueil du site, ou cherchez.</p>",
      ),
    },
    {
      fault: "consent-wall",
      name: "wall as the main text",
      html: shell("Site", `<main><h1>Bienvenue</h1><p>${COOKIES}</p></main>`),
    },
    {
      fault: "consent-wall",
      name: "bar and nothing else",
      html: shell(
        "Site",
        `<div id="didomi-host" class="didomi-popup"><p>${COOKIES.repeat(2)}</p></div><p>Bonjour.</p>`,
      ),
    },
    {
      fault: "needs-javascript",
      name: "noscript of an app",
      html: shell(
        "App",
        "<noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div><script src=a.js></script>",
      ),
    },
    {
      fault: "needs-javascript",
      name: "said in the text",
      html: shell("App", "<p>Veuillez activer JavaScript pour afficher ce site.</p>"),
    },
    {
      fault: "needs-javascript",
      name: "empty root and scripts",
      html: shell(
        "App",
        '<div id="app"></div><script src=a.js></script><script src=b.js></script><script src=c.js></script>',
      ),
    },
    {
      fault: "needs-javascript",
      name: "loading",
      html: shell("App", "<div>Chargement en cours...</div><script src=a.js></script>"),
    },
    {
      fault: "needs-javascript",
      name: "challenge",
      html: shell("Just a moment...", "<p>Checking your browser before accessing the site.</p>"),
    },
    {
      fault: "no-text",
      name: "sign in",
      html: shell(
        "Connexion",
        "<form><h1>Connexion</h1><label>Mot de passe</label><input type=password><p>Connectez-vous pour lire la suite de ce contenu réservé aux membres du site.</p></form>",
      ),
    },
    { fault: "no-text", name: "too little", html: shell("Site", "<p>Bonjour à tous.</p>") },
    { fault: "no-text", name: "empty body", html: shell("Site", "") },
    { fault: "no-text", name: "only white space", html: "   \n\t " },
  ])("refuses with $fault: $name", async ({ html, fault }) => {
    expect(await faultOf(html)).toBe(fault);
  });

  it.each([
    {
      name: "an article on error 404",
      html: shell(
        "Que dit une erreur 404 ?",
        `<article><h1>Que dit une erreur 404 ?</h1><p>${SENTENCE.repeat(20)}</p></article>`,
      ),
    },
    {
      name: "an article on cookies",
      html: page(`<h2>Cookies</h2><p>Les cookies et le consentement. ${SENTENCE.repeat(15)}</p>`),
    },
    {
      name: "an article beside a sign-in form",
      html: page("<form>Connexion <input type=password></form>"),
    },
    {
      name: "an article with a noscript note",
      html: page("<noscript>Please enable JavaScript</noscript>"),
    },
  ])("keeps $name", async ({ html }) => {
    expect(await faultOf(html)).toBeNull();
  });

  it("tells in words what it saw, without control characters", async () => {
    const result = await extract(shell("404 \u202e<b>\u0007", "<p>Rien.</p>"));

    expect(result).toMatchObject({ kind: "failed", fault: "soft-404" });
    expect(JSON.stringify(result)).not.toMatch(/\\u|\u202e/u);
  });
});

import type { Bilingual } from "../domain/language.ts";
import type { Attribute } from "../domain/provider.ts";

/** Words with which people ask for an attribute: they are searched, never shown. */
export const ATTRIBUTE_WORDS: Readonly<Record<Attribute, Readonly<Bilingual>>> = {
  headquarters: {
    fr: "siège, siège social, pays d'origine",
    en: "headquarters, head office, country of origin",
  },
  "legal-entity": {
    fr: "entité juridique, société, raison sociale, filiale",
    en: "legal entity, company, registered name, subsidiary",
  },
  "parent-company": {
    fr: "maison mère, groupe, société mère",
    en: "parent company, group, owner",
  },
  ownership: {
    fr: "propriétaire, actionnaires, qui détient le capital",
    en: "owner, shareholders, who owns the capital",
  },
  "capital-control": {
    fr: "contrôle du capital, actionnaires, droits de vote, participation",
    en: "control of capital, shareholders, voting rights, stake",
  },
  listing: {
    fr: "cotation en Bourse, société cotée",
    en: "stock market listing, listed company",
  },
  "country-of-control": {
    fr: "pays de contrôle, nationalité, qui contrôle",
    en: "country of control, nationality, who controls",
  },
  governance: {
    fr: "gouvernance, direction, conseil d'administration",
    en: "governance, management, board",
  },
  "applicable-foreign-law": {
    fr: "lois extraterritoriales applicables, droit étranger, CLOUD Act, FISA, accès des autorités",
    en: "applicable extraterritorial laws, foreign law, CLOUD Act, FISA, government access",
  },
  "data-location": {
    fr: "localisation des données, où sont hébergées les données, résidence",
    en: "data location, where data is hosted, data residency",
  },
  regions: {
    fr: "régions, centres de données, datacenters, zones",
    en: "regions, data centres, datacenters, zones",
  },
  operator: {
    fr: "exploitant, qui exploite, opéré par",
    en: "operator, who operates, operated by",
  },
  "technology-origin": {
    fr: "origine de la technologie, logiciels, éditeur, dépendance technologique",
    en: "origin of the technology, software, vendor, technology dependence",
  },
  partnership: {
    fr: "partenariat, partenaire, alliance, accord",
    en: "partnership, partner, alliance, agreement",
  },
  "certification-secnumcloud": {
    fr: "qualification SecNumCloud ANSSI, qualifié",
    en: "SecNumCloud qualification ANSSI, qualified",
  },
  "certification-hds": {
    fr: "certification HDS, hébergeur de données de santé",
    en: "HDS certification, health data hosting",
  },
  "certification-c5": {
    fr: "attestation C5 BSI, Allemagne",
    en: "C5 attestation BSI, Germany",
  },
  "certification-iso27001": {
    fr: "certification ISO 27001, sécurité de l'information",
    en: "ISO 27001 certification, information security",
  },
  "certification-other": {
    fr: "certification, attestation, label de sécurité",
    en: "certification, attestation, security label",
  },
  "gaia-x-membership": {
    fr: "membre de Gaia-X, adhésion",
    en: "Gaia-X member, membership",
  },
  "gaia-x-label": {
    fr: "label Gaia-X, niveau de label",
    en: "Gaia-X label, label level",
  },
  "customer-keys": {
    fr: "clés de chiffrement du client, chiffrement, gestion externe des clés, BYOK, HYOK",
    en: "customer encryption keys, encryption, external key management, BYOK, HYOK",
  },
  "open-source": {
    fr: "logiciel libre, code ouvert, open source, licence",
    en: "open source, free software, licence",
  },
  reversibility: {
    fr: "réversibilité, portabilité, changement de fournisseur, sortie",
    en: "reversibility, portability, switching provider, exit, lock-in",
  },
  "egress-fees": {
    fr: "frais de sortie, frais de transfert des données, egress",
    en: "egress fees, data transfer fees, switching charges",
  },
  "staff-location": {
    fr: "localisation du personnel, équipes, salariés, effectifs",
    en: "staff location, teams, employees",
  },
  "support-location": {
    fr: "localisation du support, assistance, support client",
    en: "support location, customer support",
  },
  "public-sector-framework": {
    fr: "secteur public, marché public, accord-cadre, administration, État",
    en: "public sector, public procurement, framework agreement, administration, government",
  },
  "launch-date": {
    fr: "date de lancement, ouverture, disponibilité",
    en: "launch date, opening, availability",
  },
  status: {
    fr: "état, statut, existe encore, fin, arrêt",
    en: "status, still exists, end, discontinued",
  },
  environmental: {
    fr: "environnement, énergie, eau, PUE, empreinte carbone",
    en: "environment, energy, water, PUE, carbon footprint",
  },
};

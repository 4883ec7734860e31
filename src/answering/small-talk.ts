import { fold } from "../language/fold.ts";

/** Guidance that a message calls for, by the key of its phrase in prompts/ (`guidance-<kind>`). */
export type Guidance = "greeting" | "thanks" | "help" | "identity" | "coverage";

/** Whole messages, folded and without punctuation. */
const PATTERNS: readonly (readonly [Guidance, RegExp])[] = [
  [
    "greeting",
    /^(?:bonjour|bonsoir|salut|coucou|hello|hi|hey|good (?:morning|afternoon|evening)|hallo|guten (?:tag|morgen|abend)|moin|hola|buenos dias|buenas tardes|ciao|buongiorno|buonasera|salve|goedemorgen|goedemiddag|goedenavond|hoi|yo)(?: (?:tout le monde|a tous|a toutes|all|everyone|there|bot|souverain|team|zusammen|a todos|a tutti|allemaal))*$/,
  ],
  [
    "help",
    /^(?:aide|aidez moi|help|help me|hilfe|ayuda|aiuto|hulp|comment (?:ca marche|tu marches|utiliser ce bot|t'utiliser|vous utiliser)|how (?:does this work|do you work|do i use (?:you|this))|que puis je (?:te|vous) demander|what can i ask(?: you)?|que (?:peux tu|pouvez vous|sais tu) faire|(?:tu sais|tu peux) faire quoi|what can you do|was kannst du(?: tun)?|que puedes hacer|cosa (?:sai|puoi) fare|wat kun je)$/,
  ],
  [
    "identity",
    /^(?:qui es tu|tu es qui|t'es qui|qui etes vous|vous etes qui|c'est quoi souverain|c'est qui souverain|es tu (?:un robot|une ia|un bot)|who are you|what are you|are you (?:a bot|an ai|human)|what is souverain|wer bist du|quien eres|chi sei|wie ben je)$/,
  ],
  [
    "coverage",
    /^(?:que sais tu|tu sais quoi|que savez vous|qu'est ce que tu sais|que (?:contient|couvre)(?: t elle)? (?:ta|la|votre) base|(?:ta|la) base date de quand|(?:quelles|what) (?:sont tes sources|are your sources)|tes sources|vos sources|what do you (?:know|cover)|what (?:topics|sources) do you (?:cover|have|use)|how (?:old|recent|fresh) is (?:the|your) (?:base|data|knowledge)|was weisst du|que sabes|cosa sai|wat weet je)$/,
  ],
];

/** Words of thanks and praise, folded; a message of nothing else asks nothing. */
const THANKS: ReadonlySet<string> = new Set(
  "merci thanks thank thx danke dank gracias grazie bedankt bravo super parfait parfaite genial excellent top great perfect nice awesome cool ok okay d'accord accord entendu compris noted understood toll prima perfecto perfetto ottimo geweldig bonne good well done job reponse answer claro vale capito begrepen verstanden klar".split(
    " ",
  ),
);
/** What may stand among them. */
const BESIDE_THANKS: ReadonlySet<string> = new Set(
  "beaucoup bien a toi vous you lot so much very schon mille infinite wel souverain bot vielen muchas dank je c'est est c top that's is that it's it pour for la the cette this tres molto sehr muy heel everyone tout tous".split(
    " ",
  ),
);

function isThanks(line: string): boolean {
  const words = line.split(" ");
  return (
    words.some((word) => THANKS.has(word)) &&
    words.every((word) => THANKS.has(word) || BESIDE_THANKS.has(word))
  );
}

/** What guidance a message asks for; `undefined` for a question. */
export function readSmallTalk(text: string): Guidance | undefined {
  const line = fold(text)
    .replace(/[^\p{L}\p{N}' ]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return (
    PATTERNS.find(([, pattern]) => pattern.test(line))?.[0] ??
    (isThanks(line) ? "thanks" : undefined)
  );
}

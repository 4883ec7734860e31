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
    "thanks",
    /^(?:(?:bravo|super|parfait|genial|excellent|top|great|perfect|nice|awesome|cool|good (?:job|bot|answer)|well done|bonne reponse|super reponse|toll|prima|genial|perfecto|perfetto|ottimo|geweldig)(?: (?:bravo|super|reponse|answer|job|merci|thanks|thank you|danke))*|(?:ok |d'accord |okay |super |parfait |great )?(?:merci|thanks?|thank you|thx|danke|vielen dank|gracias|muchas gracias|grazie|bedankt|dank je))(?: (?:beaucoup|bien|a toi|a vous|you|a lot|so much|very much|schon|mille|infinite|wel|souverain|bot))*$/,
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

/** What guidance a message asks for; `undefined` for a question. */
export function readSmallTalk(text: string): Guidance | undefined {
  const line = fold(text)
    .replace(/[^\p{L}\p{N}' ]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return PATTERNS.find(([, pattern]) => pattern.test(line))?.[0];
}

import type { Block, Box, PageBlocks } from './blocks.ts';
import { boxesOutside } from './certain-boxes.ts';
import { phraseKinds } from './phrases.ts';

/** What is known of an article that its lines can repeat. */
export interface LineFacts {
  readonly title: string | null;
  readonly description: string | null;
  readonly byline: string | null;
  readonly site: string | null;
}

/**
 * Lines of which no statistics are needed to say that they are not the article: true for each of those. The headline
 * again, by-lines and dates above the text, labels of advertisements, lines that only lead elsewhere, invitations to
 * subscribe, boxes that say what they are, and what a page hides while it shows the text.
 */
export function certainlyOutside(page: PageBlocks, facts: LineFacts): boolean[] {
  const boxes = boxesOutside(page);
  const title = simplified(facts.title ?? '');
  const description = simplified(facts.description ?? '');
  const names = facts.byline?.split(', ') ?? [];
  const known = [...names, facts.site, facts.title].filter((name) => name !== null);
  const firstProse = page.blocks.findIndex(
    (block) => isLongProse(block) && !boxes.has(block.element) && !isConsent(block.text),
  );
  const starts = page.blocks.findIndex(({ text }) => title !== '' && simplified(text) === title);
  return page.blocks.map((block) => {
    const { text, element, index } = block;
    if (boxes.has(element)) return true;
    const plain = text.length < 500 ? simplified(text) : '';
    if (title !== '' && plain === title && !/^(?:li|td|th|dt|dd)$/.test(element.name)) return true;
    // A standfirst that says what the description says stands above the text already.
    const isAbove = index < Math.max(starts, firstProse) + 4 && isApart(block, page.blocks);
    if (description.length > 30 && plain === description && isAbove) return true;
    if (isLabel(text) || isPointer(block) || isTrail(block) || isInvitation(text) || isConsent(text)) return true;
    if (text.length < 80 && names.includes(text) && !/^(?:li|dt|td|th)$/.test(element.name)) return true;
    if (isFiling(text, names) || isKeywords(page.blocks, index)) return true;
    if (isNumbered(block)) return false;
    return index < firstProse + 2 && !isQuoted(element) && isCredit(text, names, known);
  });
}

/** Whether a line stands in another box than the paragraph behind it, or is bold from end to end. */
function isApart({ element, index, strong, text }: Block, blocks: readonly Block[]): boolean {
  const next = blocks.slice(index + 1, index + 12).find(isLongProse);
  return next?.element.parent !== element.parent || strong > text.length * 0.9;
}

function isLongProse({ text, linked }: Block): boolean {
  return text.length >= 140 && linked < text.length * 0.35;
}

/** A whole line that labels an advertisement or counts pages, votes or minutes. */
function isLabel(text: string): boolean {
  return text.length < 90 && labels.some((label) => label.test(text));
}

const labels = [
  /^\W{0,3}(?:skip )?(?:(?:story|article) continues (?:below|after)(?: this| the)? ?(?:advertisement|ad)?|advertisements?(?: ?[-–—] ?(?:continue|story|scroll).{0,30})?|ad(?: feature)?|sponsored(?: content)?|continue reading below|scroll to continue.{0,20}|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|advertentie|annons|reklama|реклама|広告|广告|광고)\W{0,3}$/i,
  /^\W{0,3}(?:page|seite|página|pagina|strona|страница)\s*\d+\s*(?:of|\/|von|de|di|z|из)\s*\d+\W{0,3}$/i,
  /^\W{0,3}(?:reading time|lesezeit|temps de lecture|tiempo de lectura|tempo di lettura)\W{0,3}\d+\s*\p{L}{3,8}\.?$/iu,
  /^\d+ ?min(?:ute)?s?\.? (?:read|lesezeit|de lecture|de lectura|di lettura)$/i,
  /^\W{0,2}(?:photo(?:graph)?s?|images?|pictures?|fotos?|bild(?:er)?|crédit photo|foto's)(?: credits?| by)?\s*[:|/]\s*\S.{0,50}$/i,
  /^(?:[IVX]+\s+)+[IVX]+$/,
  /^\d(?:[.,]\d+)? (?:from|out of|\/) .{0,12}\d+ (?:votes|ratings|reviews)$/i,
];

/** A line that leads to another page and does nothing else: an announcement and, behind a colon or alone, a link. */
function isPointer({ text, linked, links }: Block): boolean {
  if (text.length > 40 && links > 1 && linked >= text.length * 0.95) return true;
  if (text.length > 250 || linked < text.length * 0.3) return false;
  if (phraseKinds.tags.test(text)) return true;
  if (linked < text.length * 0.5) return false;
  return pointers.test(text) || (linked >= text.length * 0.9 && announced.test(text));
}

const announced = /^[A-ZÄÖÜ][A-ZÄÖÜ\s]{3,20}:\s/;
const pointers =
  /^\W{0,3}(?:(?:read (?:more|next|also)|also read|see also|related|more(?: on this)?|don[’']t miss|watch|recommended|further reading|lesen sie auch|mehr zum thema|siehe auch|(?:à )?lire aussi|lea también|lee también|te puede interesar|leia também|leggi anche|lees ook|läs också|les også|czytaj (?:też|także)|zobacz (?:też|także)|читайте также|اقرأ أيضا|קראו גם|यह भी पढ़ें|関連記事|相关阅读|관련\s?기사)\s*[:：]|(?:listen|subscribe|watch|follow us) (?:on|via|in|at)\s)/iu;

/** The way from the front page down to this one, or from page to page. */
function isTrail({ text, links, linked, element }: Block): boolean {
  if (text.length > 120 || /[.!?]$/.test(text)) return false;
  const parts = text.split(/\s*(?:\/|›|»|>|\||«|<<)\s*/).filter((part) => part !== '');
  if (parts.length < 3 || parts.some((part) => part.length > 40)) return false;
  if (/^(?:home|startseite|accueil|inicio|início|главная)$/i.test(parts[0] ?? '')) return true;
  return links > 1 && linked > text.length * 0.3 && element.name !== 'li';
}

/** An invitation to subscribe, to clap or to print. */
function isInvitation(text: string): boolean {
  if (text.length > 300) return false;
  if (/^if you (?:enjoyed|liked) (?:this|what you)/i.test(text)) return true;
  if (/^(?:printed from|source:) .{0,20}(?:https?:|www\.)/i.test(text)) return true;
  return ownLetter.test(text) && signingUp.test(text);
}

const ownLetter =
  /\b(?:our|the|my|a|free|nostra|unser(?:en|em)?|notre|nuestr[ao]|nossa|onze|vår)\s+(?:\p{L}+\s+){0,3}newsletter|нашу рассылк/iu;
const signingUp =
  /^(?:\P{L}*)(?:.{0,60}[?!.] )?(?:get|sign up|subscribe|join|want|iscriv|abonn|inscri|suscr|melden|zapisz|schrijf|подпи)/iu;

function isConsent(text: string): boolean {
  return /\b(?:we and our (?:\d+ )?partners|we use (?:\w+ ){0,4}cookies)\b/i.test(text);
}

/** A time of day or of a recording, alone. */
export const clock = /^\W{0,2}\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s?(?:[ap]\.?m\.?|uhr|h|gmt|bst|[ce]e?s?t)?\W{0,2}$/i;

/** "Posted in Railways on June 12, 2018 by …", or a name with its address, wherever it stands. */
function isFiling(text: string, names: readonly string[]): boolean {
  if (text.length < 80 && /\S@\S+\.\w/.test(text) && names.some((name) => text.includes(name))) return true;
  if (text.length > 160 || !/^(?:posted|filed|written|published) (?:in|by|on|under)\b/i.test(text)) return false;
  return names.some((name) => text.includes(name)) || text.replace(dates, '') !== text;
}

const keywords = /^\W{0,2}(?:key ?words?|schlagw[oö]rter|mots[- ]clés|palabras clave|parole chiave)\W{0,2}$/i;

/** The heading of a list of keywords and the line under it. */
function isKeywords(blocks: readonly Block[], index: number): boolean {
  const text = blocks[index]?.text ?? '';
  if (text.length < 30 && keywords.test(text)) return true;
  const above = blocks[index - 1]?.text ?? '';
  return above.length < 30 && keywords.test(above) && text.length < 300 && !/\.$/.test(text);
}

function isQuoted(box: Box): boolean {
  return box.name === 'blockquote' || box.parent?.name === 'blockquote';
}

/** "Part 1" above the first chapter, which is made like "May 1". */
function isNumbered({ element, text }: Block): boolean {
  return /^h[2-6]$/.test(element.name) && /^\p{L}+ \d{1,2}$/u.test(text);
}

const creditWords =
  /\b(?:by|von|par|por|di|door|av|af|przez|published|updated|posted|last|modified|first|on|at|in|the|of|date|author|words?|written|reported|story|text|min(?:ute)?s?|read(?:ing)?(?: time)?|share|gmt|utc|bst|cest?|[ecmp][sd]?t|am|pm|uhr|mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day)?\b|기자/gi;
const dates =
  /\d{4}-\d{2}-\d{2}(?:T[\d:.+-]+Z?)?|\d{1,2}(?:st|nd|rd|th)?\.?\s+(?:de\s+)?\p{L}{3,10}\.?,?\s+(?:de\s+)?\d{4}|\p{L}{3,10}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?(?:\s+\d{4})?|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}[:.]\d{2}(?::\d{2})?/gu;

/**
 * A line above the text that says who wrote when: with a name and a date and no sentence, or with nothing else than
 * what is `known` of the article, dates and the words that go with them.
 */
function isCredit(text: string, names: readonly string[], known: readonly string[]): boolean {
  if (text.length > 160 || clock.test(text)) return false;
  const named = names.some((name) => text.includes(name));
  let rest = text;
  for (const name of known) rest = rest.replaceAll(name, ' ');
  const dated = rest.replace(dates, ' ');
  const isLine = text.length < 120 && !/[.!?]$/.test(text);
  if (isLine && named && dated !== rest) return true;
  if (isLine && names.some((name) => name.includes(' ') && text.startsWith(name))) return true;
  const left = dated
    .replace(/\S+@\S+\.\w+/g, ' ')
    .replace(creditWords, ' ')
    .replace(/[\d\s\p{P}\p{S}]+/gu, '');
  return left === '' && (named || dated !== rest);
}

/** Letters and digits alone, in lower case: what two spellings of a line share. */
export function simplified(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Phrases that head something else than a part of the article. */
export function headsElsewhere(text: string): boolean {
  return (['related', 'share', 'comments', 'author', 'tags', 'subscribe', 'navigation'] as const).some((kind) =>
    phraseKinds[kind].test(text),
  );
}

/** Whether a box is a list, a table or a quote, whose lines belong together. */
export function isGrouping({ name }: Box): boolean {
  return /^(?:ul|ol|dl|table|blockquote)$/.test(name);
}

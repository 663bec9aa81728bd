import { namesIn } from '../metadata/names.ts';
import type { TextBlock } from './text-lines.ts';

/** Lines that announce what is no longer the article; the whole line has to say so. */
const tailLine =
  /^(?:check also|also (?:read|check)|read (?:more|next|also)|related(?: (?:articles?|stories|posts|news|topics))?|see also|you (?:may|might) (?:also )?like|more (?:from|on|about|in)\b.{0,60}|recommended(?: for you)?|trending(?: now)?|most (?:read|popular)|latest (?:news|stories)|share this.{0,30}|follow us.{0,40}|tags?|filed under.{0,60}|sign up.{0,80}|subscribe.{0,80}|(?:our )?newsletter|advertisement|leave a (?:reply|comment)|comments?)\s*[:.…]?$|^(?:tags|filed under|categories|read more|see also|read also|also read|related|source link)\s*:\s.{0,300}$/i;
const foreignTail =
  /^(?:lesen sie (?:auch|mehr).{0,40}|mehr (?:zum thema|dazu|lesen|von\b.{0,40})|weiterlesen|auch interessant|zum thema|meistgelesen|das könnte sie auch interessieren|kommentare?|teilen|(?:à )?lire (?:aussi|la suite|plus).{0,20}|sur le même (?:sujet|thème)|en savoir plus|voir aussi|partager.{0,30}|commentaires|lea (?:también|más)|leer más|te puede interesar.{0,30}|más (?:noticias|información|sobre\b.{0,40})|noticias relacionadas|comparte.{0,30}|comentarios|читайте также|читать (?:далее|также|полностью)|по теме|материалы по теме|подробнее|поделиться.{0,30}|комментарии|関連(?:記事|ニュース|リンク)|あわせて読みたい|続きを読む|こちらもおすすめ|シェアする|コメント)\s*[:：.…»→>]*$|^(?:lesen sie auch|mehr zum thema|siehe auch|(?:à )?lire aussi|voir aussi|lea también|lee también|читайте также|関連記事)\s*[:：]\s?.{0,300}$/iu;
const aboutLine =
  /^(?:About|ABOUT) (?:[Tt]he [Aa]uthors?|us|(?!the\b|a\b|an\b|this\b)\p{Lu}[\p{L}.'’-]+(?: (?:\p{Lu}[\p{L}.'’-]*|de|van|von|der|bin|al)){0,4})\s*:?$|^(?:Über den Autor|Über die Autorin|Zur Person|À propos de l[’']auteure?|Sobre el autor|Sobre la autora|Об авторе|著者(?:紹介|プロフィール)?)\s*[:：]?$/u;
const endLine =
  /^(?:[(（*[-]*\s?(?:ends?|ende|fin|конец|終わり|おわり|終|以上)\s?[)）*\]-]*|[-–—]\s?30\s?[-–—]|#{3,}|\*{3,}|(?:#\s){2,}#|©.{0,120}|copyright\b.{0,120}|all rights reserved\.?|alle rechte vorbehalten\.?|tous droits réservés\.?|todos los derechos reservados\.?)$/iu;
const signature = /^--\s*$/;
/** Who worked on a wire story, in brackets at its end. */
const creditLine =
  /^[(（[]\s*(?:(?:additional |further )?(?:reporting|writing|editing|compiled|translat(?:ed|ion)|graphics?|photography|research|production)\b.{0,40}?\bby\b|(?:bericht(?:erstattung|et)?|geschrieben|redigiert|redaktion|bearbeitet|mitarbeit|übersetzt|reportage|rédaction|rédigé|édité|edité|avec|version française|traduit|reporte|reportaje|información|editado|edición|redacción|escrito|traducido|репортаж|подготовил[аи]?|редактор|перев[её]л[аи]?|текст|取材|文|編集|翻訳)[\s:：・=＝]).{1,600}[)）\]]$/isu;
const looseCredit = /^(?:additional )?(?:reporting|writing|editing) by \p{Lu}.{2,300}$/isu;
/** A line in the midst of the text that only points to another one. */
const pointer =
  /^\W{0,3}(?:READ (?:MORE|ALSO|NEXT)|ALSO READ|SEE ALSO|RELATED|WATCH|Read (?:more|also)|Also read|See also|Lesen Sie auch|LESEN SIE AUCH|Mehr zum Thema|(?:À )?[Ll]ire aussi|À LIRE AUSSI|LIRE AUSSI|Lea también|LEA TAMBIÉN|Lee también|Читайте также|ЧИТАЙТЕ ТАКЖЕ|関連記事)\s*[:：|>]\s*\S.{0,220}$/u;

/** A wire's line on its own principles. */
const standardsLine =
  /^(?:our standards|unsere standards|nuestros (?:estándares|principios)|nos (?:normes|principes)|nossos padrões|наши стандарты)\s*[:：].{0,200}$/iu;
const followLine =
  /^(?:(?:[Yy]ou can |[Pp]lease )?(?:[Ff]ollow|[Rr]each|[Cc]ontact|[Ee]-?mail|[Ff]ind|[Ww]rite to|[Cc]onnect with) (?:her|him|them|me|the (?:author|writer|reporter)|\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,3})\b.{0,120}(?:@|\b(?:[Tt]witter|X|Facebook|Instagram|LinkedIn|Mastodon|Bluesky|Threads)\b).{0,80}|(?:She|He|They|I|\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,3}) (?:can|may) be (?:reached|followed|contacted) .{3,120}|(?:Twitter|X|E-?mail|Mastodon|Bluesky|Instagram)\s*:\s*\S*@\S+|Folgen Sie (?:ihr|ihm|ihnen|dem Autor|der Autorin)\b.{0,120}|Suivez-(?:la|le|les) sur .{1,80}|Sígu[ea](?:la|lo|los|las) en .{1,80})$/u;
const contactLine =
  /^(?:(?:media|press|investor|for (?:more|further) information,?) )?contacts?\s*[:：]|^(?:presse)?kontakt\s*[:：]|^contact presse\s*[:：]|^contacto\s*[:：]/i;
const address = /\S@\S|\+?\d[\d ()/-]{6,}|https?:|www\./;
/** `Jane Roe is a staff writer at …`. */
const lifeLine =
  /^(\p{Lu}[\p{L}.'’-]+(?: (?:\p{Lu}[\p{L}.'’-]*|de|van|von|der|bin|al)){1,4}),? (?:is|was|ist|war|est|es|è|covers|writes|reports|schreibt|berichtet|couvre|escribe)\b(.{2,400})$/u;
const journalists =
  /\b(?:writers?|reporter(?:in)?|correspondent|columnist|journalist(?:in|e|a)?|editor|contributor|bureau chief|freelancer|redakteur(?:in)?|korrespondent(?:in)?|autor(?:in)?|redactor(?:a)?|corresponsal|periodista|rédact(?:eur|rice)|correspondante?)\b/iu;

export interface WithoutTail {
  readonly kept: TextBlock[];
  /** Who wrote it, as the box about the author, the line of their life or the line of credits says. */
  readonly author: { readonly names: string; readonly source: string } | null;
}

/** Cuts off the tail, from the first line near the end that announces other things, and lines of credits and pointers. */
export function withoutTail(blocks: readonly TextBlock[]): WithoutTail {
  const cut = tailStart(blocks);
  const tail = blocks.slice(cut).map(([line = '']) => line.trim());
  const about = tail.find((line) => aboutLine.test(line)) ?? '';
  const kept: TextBlock[] = [];
  let credits = '';
  for (const [index, block] of blocks.slice(0, cut).entries()) {
    const text = block.map((line) => line.trim()).join(' ');
    const isLate = index > 0 && index >= cut - 4;
    if (isLate && (creditLine.test(text) || looseCredit.test(text))) credits ||= text;
    else if (index === 0 || block.length > 1 || !pointer.test(text)) kept.push(block);
  }
  const life = tail.map((line) => lifeLine.exec(line)?.[1] ?? '').find((name) => name !== '') ?? '';
  credits ||= tail.find((line) => creditLine.test(line)) ?? '';
  return {
    kept,
    author:
      authorIn(about.replace(/^about\s+(?:the authors?|us)?/i, ''), 'author box') ??
      authorIn(reporters(credits), 'credits') ??
      authorIn(life, 'author line'),
  };
}

function tailStart(blocks: readonly TextBlock[]): number {
  const lengths = blocks.map((block) => block.join(' ').length);
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  let behind = 0;
  let cut = blocks.length;
  for (let index = blocks.length - 1; index > 0; index -= 1) {
    behind += lengths[index] ?? 0;
    // A teaser and a life are short: whatever stands before more text than that is a part of the article.
    if (behind > Math.max(whole * 0.25, 1200) || behind > whole * 0.6) break;
    const [line = ''] = blocks[index] ?? [];
    const text = line.trim();
    const isTail = [tailLine, foreignTail, aboutLine, endLine, standardsLine, followLine].some((sign) =>
      sign.test(text),
    );
    const isContact =
      contactLine.test(text) &&
      address.test(
        blocks
          .slice(index, index + 3)
          .flat()
          .join(' '),
      );
    if (isTail || isContact || signature.test(line) || isLife(blocks, index, cut)) cut = index;
  }
  return cut;
}

/** What a last line says of the one who wrote the text, and not of one whom the text is about. */
function isLife(blocks: readonly TextBlock[], index: number, cut: number): boolean {
  const [, name, rest = ''] = lifeLine.exec(blocks[index]?.[0]?.trim() ?? '') ?? [];
  if (name === undefined || !blocks.slice(index + 1, cut).every((block) => creditLine.test(block.join(' ').trim())))
    return false;
  const before = blocks.slice(0, index).map((block) => block.join('\n'));
  const isAuthor = before.slice(0, 8).some((text) => {
    return text
      .split('\n')
      .some((line) => line.length <= 120 && !/[.!?]$/.test(line) && line.toLowerCase().includes(name.toLowerCase()));
  });
  const family = name.split(' ').at(-1) ?? name;
  const isSubject = before.some((text) => text.length > 120 && text.includes(family));
  return isAuthor || (!isSubject && journalists.test(rest.slice(0, 100)));
}

/** `(Reporting by Jane Roe in Oslo; Editing by …)`: those who reported, without where. */
function reporters(credits: string): string {
  const said = /\b(?:reporting|writing) by\s+([^;()]+)/i.exec(credits)?.[1] ?? '';
  return said.replace(/\s+(?:in|from|at)\s+\p{Lu}[\p{L} ,]*?(?=\s+and\s+\p{Lu}|$)/gu, '');
}

function authorIn(text: string, source: string): WithoutTail['author'] {
  const names = text.trim() === '' ? [] : namesIn([text], null);
  return names.length === 0 ? null : { names: names.slice(0, 4).join(', '), source };
}

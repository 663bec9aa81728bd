import { roles } from '../metadata/name-words.ts';
import { namesIn } from '../metadata/names.ts';
import { dayIn } from './text-dates.ts';
import { withoutOutlet } from './text-outlets.ts';

const byLine =
  /^(?:(?:written |reported |story |text |words )?by|von|text(?:e|o)?\s?:|par|por|di|door|av|af|от|автор(?:ы)?\s?:|текст\s?:)[\s:]+(?=\p{Lu})/iu;
/** 文・山田花子, 取材=山田花子, 山田花子記者. */
const japaneseByLine =
  /^[(（]?(?:(?:文|取材|執筆|記者|筆者)[・=＝:：／/\s]+([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー・、\s]{2,24})|([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{2,10})\s?(?:記者|編集委員|特派員))[)）]?$/u;
const labelled =
  /^(by-?line|author|by|date|published|source|site|publication|url|link|title|headline|subject|from|autor(?:in)?|datum|quelle|titel|auteure?|titre|autora?|fecha|fuente|título|автор|дата|источник|заголовок|日付|出典|筆者|見出し)\s*[:：]\s*(.+)$/iu;
export interface Fact {
  readonly byline?: string | null;
  readonly site?: string;
  readonly title?: string;
  readonly url?: string;
  readonly published?: string | null;
  /** The line itself says what it states: `Author: …`. */
  readonly isLabelled?: boolean;
}

/** What a line under the headline states; null when it belongs to the text. */
export function factOf(source: string): Fact | null {
  const line = source.trim();
  const [, label = '', value = ''] = labelled.exec(line) ?? [];
  if (label !== '' && value.length < 300) {
    const fact = labelledFact(label.toLowerCase(), value);
    return fact === null ? null : { ...fact, isLabelled: true };
  }
  if (/^https?:\/\/\S+$/i.test(line)) return { url: line };
  if (line.length <= 120 && byLine.test(line) && !/[.!?]$/.test(line)) {
    const { who, outlet } = withoutOutlet(line.replace(byLine, ''));
    const names = namesIn([who], null);
    const site = outlet === null ? {} : { site: outlet };
    if (names.length > 0) return { byline: names.join(', '), published: dayIn(line), ...site };
  }
  const [, named, titled] = japaneseByLine.exec(line) ?? [];
  if ((named ?? titled) !== undefined) return { byline: (named ?? titled ?? '').trim().replace(/\s*、\s*/g, ', ') };
  if (line.length <= 60 && line.split(' ').length <= 9) {
    const day = dayIn(line);
    const others = line
      .replace(
        /\b(?:published|updated|posted|on|at|am|pm|gmt|utc|[ecmp][sd]t|last|veröffentlicht|aktualisiert|am|um|uhr|stand|publié|mis à jour|le|publicado|actualizado|el|del?)\b/gi,
        '',
      )
      .match(/\p{L}{3,}/gu);
    if (day !== null && (others?.length ?? 0) <= 2) return { published: day };
  }
  return null;
}

function labelledFact(label: string, value: string): Fact | null {
  switch (label) {
    case 'date':
    case 'datum':
    case 'fecha':
    case 'дата':
    case '日付':
    case 'published':
      return { published: dayIn(value) };
    case 'source':
    case 'quelle':
    case 'fuente':
    case 'источник':
    case '出典':
    case 'site':
    case 'publication':
      return /^https?:\/\//i.test(value) ? { url: value } : { site: value };
    case 'url':
    case 'link':
      return /^https?:\/\/\S+$/i.test(value) ? { url: value } : null;
    case 'title':
    case 'titel':
    case 'titre':
    case 'título':
    case 'заголовок':
    case '見出し':
    case 'headline':
    case 'subject':
      return { title: value };
    default: {
      const names = namesIn([value], null);
      return names.length === 0 ? null : { byline: names.join(', ') };
    }
  }
}

/** Whether a line under a by-line says what its author does or where to write to. */
export function isRole(source: string): boolean {
  const line = source.trim();
  if (line.length > 80 || /[.!?:]$/.test(line)) return false;
  if (/^(?:@\w{2,30}|\S+@\S+\.\w{2,}|special to .+|für .+)$/i.test(line)) return true;
  return roles.test(
    line.split(/,|\s[|•·–—-]\s|\s(?:of|for|at|in|from|bei|für|beim|au|à|du|de|en|of the)\s/i, 1)[0] ?? '',
  );
}

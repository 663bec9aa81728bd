import { monthOf } from '../metadata/months.ts';

export type ClippingKind = 'highlight' | 'note' | 'bookmark' | 'clip';

/** What Kindles write for what, in English, German, French, Spanish, Italian, Portuguese, Dutch, Japanese, Chinese, Russian, Korean and Turkish. */
const words: readonly (readonly [ClippingKind, RegExp])[] = [
  [
    'bookmark',
    /\bbookmark|lesezeichen|\bsignet|marcador|segnalibro|bladwijzer|ブックマーク|书签|書籤|закладк|책갈피|북마크|yer imi/i,
  ],
  ['clip', /\bclip(?:ping)?\b|\bartikel ausschneiden|切り抜き|剪贴/i],
  [
    'highlight',
    /highlight|markierung|surlign|subrayad|resaltad|evidenziazion|destaque|markering|hoogtepunt|ハイライト|标注|標註|выдел|하이라이트|vurgu/i,
  ],
  ['note', /\bnotes?\b|notiz|\bnotas?\b|notitie|メモ|笔记|筆記|заметк|메모|\bnotun/i],
];

/** What an entry is, by the line that says so; null where no language says it. */
export function clippingKind(line: string): ClippingKind | null {
  return words.find(([, pattern]) => pattern.test(line))?.[0] ?? null;
}

/**
 * The moment that a line names in the words of its language, ISO 8601 with the device's own clock taken as UTC; null
 * where none is understood.
 */
export function clippingMoment(line: string): string | null {
  const time = /(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?/.exec(
    line.replace(/\d{1,2}\.\s*\p{L}+/gu, (day) => day.replace('.', ' ')),
  );
  const day = dayOf(line);
  if (day === null) return null;
  let hour = Number(time?.[1] ?? 0);
  const isAfternoon = /\bPM\b|p\.\s?m\.|下午|午後|오후|\bÖS\b/i.test(line);
  const isMorning = /\bAM\b|a\.\s?m\.|上午|午前|오전|\bÖÖ\b/i.test(line);
  if (isAfternoon && hour < 12) hour += 12;
  if (isMorning && hour === 12) hour = 0;
  const moment = Date.UTC(day[0], day[1] - 1, day[2], hour, Number(time?.[2] ?? 0), Number(time?.[3] ?? 0));
  return Number.isNaN(moment) ? null : new Date(moment).toISOString();
}

function dayOf(line: string): [year: number, month: number, day: number] | null {
  const eastern = /(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})/.exec(line);
  if (eastern !== null) return [Number(eastern[1]), Number(eastern[2]), Number(eastern[3])];
  const year = /(?<!\d)(20\d{2}|19\d{2})(?!\d)/.exec(line);
  if (year === null) return null;
  const dayFirst = [...line.matchAll(/(?<!\d)(\d{1,2})\.?\s+(?:de\s+)?(\p{L}{3,})/gu)].map(([, day, name]) => [
    day,
    name,
  ]);
  const monthFirst = [...line.matchAll(/(\p{L}{3,})\.?\s+(\d{1,2})(?=[,\s])/gu)].map(([, name, day]) => [day, name]);
  for (const [day, name = ''] of [...dayFirst, ...monthFirst]) {
    const month = monthOf(name);
    if (month !== null && Number(day) >= 1 && Number(day) <= 31) return [Number(year[1]), month, Number(day)];
  }
  return null;
}

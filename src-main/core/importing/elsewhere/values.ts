import type { Color } from '#shared/model/annotation.ts';
import { colors } from '#shared/model/choices.ts';
import { longestTag, tagKey, tagProblem, tidyTag } from '#shared/model/tag-names.ts';
import type { Extra } from './item.ts';

/** What an export holds of an object of JSON, not yet looked at. */
export type Json = Readonly<Record<string, unknown>>;

/** A string as a person would have typed it: trimmed; empty for what is none. Numbers are taken as they are written. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' ? String(value) : '';
}

/** The same, or null for nothing. */
export function textOrNull(value: unknown): string | null {
  return textOf(value) || null;
}

/** An address of the web as it was given, else null: `javascript:`, `data:` and the addresses that apps make up are none. */
export function webAddress(value: unknown): string | null {
  const given = textOf(value);
  const url = URL.parse(given);
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '') return null;
  return given;
}

/** Milliseconds from 1601 to 1970. */
const since1601 = 11_644_473_600_000;

/**
 * A moment in ISO 8601 and UTC, of what exports write: seconds since 1970 (or thousandths, or millionths, which their
 * size tells; some browsers count millionths since 1601), or a date with or without time and zone; without a zone it is taken as UTC. Null for anything else.
 */
export function momentOf(value: unknown): string | null {
  const given = textOf(value);
  if (/^\d{9,17}(?:\.\d+)?$/.test(given)) {
    const number = Number(given);
    if (number >= 1e16) return isoOf(number / 1000 - since1601);
    return isoOf(number < 1e11 ? number * 1000 : number < 1e14 ? number : number / 1000);
  }
  const [, day, time, zone] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2}|UTC)?)?$/.exec(given) ?? [];
  if (day === undefined) return null;
  const offset = zone === undefined || zone === 'UTC' ? 'Z' : zone;
  return isoOf(Date.parse(`${day}T${time ?? '00:00'}${offset}`));
}

function isoOf(milliseconds: number): string | null {
  // Exports write 0 and dates before the web for "unknown".
  if (!Number.isFinite(milliseconds) || milliseconds <= 0 || milliseconds > 8.64e15) return null;
  return new Date(milliseconds).toISOString();
}

export function isTrue(value: unknown): boolean {
  return value === true || value === 1 || /^(?:true|1|yes)$/i.test(textOf(value));
}

/** A share of 0 to 1; 0 for what is no number. */
export function shareOf(value: unknown, whole = 1): number {
  const share = Number(textOf(value)) / whole;
  return Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0;
}

/** Tags as Postil takes them: each once, tidy, at most 100 units long, at most 100 of them; what cannot be one is left out. */
export function tagsOf(values: readonly unknown[]): string[] {
  const tags = new Map<string, string>();
  for (const value of values) {
    const parts = textOf(value)
      .replace(/\p{Cc}+/gu, ' ')
      .split('/');
    const whole = tidyTag(parts.filter((part) => tagProblem(tidyTag(part)) !== emptyPart).join('/'));
    const tag = tidyTag(whole.slice(0, longestTag)).replace(/\/+$/, '');
    if (tagProblem(tag) === null && !tags.has(tagKey(tag))) tags.set(tagKey(tag), tag);
  }
  return [...tags.values()].slice(0, 100);
}

/** What is said of a part of a tag that is nothing. */
const emptyPart = tagProblem('');

/** A path of folders as one tag, `outer/inner`, which Postil's lists find by each beginning. Names may hold slashes. */
export function folderTag(names: readonly string[]): string {
  return names
    .map((name) => name.replace(/\s*\/\s*/g, '-').trim())
    .filter((name) => name !== '')
    .join('/');
}

/** The keys of a record that are not among the known ones, with what they hold; empty values are left out. */
export function extraOf(record: Readonly<Record<string, unknown>>, known: readonly string[]): Extra {
  const isKept = ([key, value]: [string, unknown]) =>
    !known.includes(key) && value !== null && value !== undefined && value !== '' && !isEmptyList(value);
  return Object.fromEntries(Object.entries(record).filter(isKept));
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** Colours that other apps have, as the nearest of Postil's. */
const others: Readonly<Record<string, Color>> = {
  brown: 'orange',
  cyan: 'teal',
  aqua: 'teal',
  indigo: 'purple',
  violet: 'purple',
  magenta: 'pink',
  lime: 'green',
  amber: 'orange',
};

/** The colour of a mark by another app's name for it; yellow for what has none or an unknown one. */
export function colorOf(name: string | null): Color {
  const wanted = name?.toLowerCase() ?? '';
  return colors.find((color) => color === wanted) ?? others[wanted] ?? 'yellow';
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The records in a list; an empty list for what is none. */
export function recordsIn(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

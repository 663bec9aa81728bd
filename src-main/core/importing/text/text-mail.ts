import { namesIn } from '../metadata/names.ts';
import { dayIn } from './text-dates.ts';

/** A text that starts like a letter sent by mail: what its headers say, and the text behind them. */
export interface Mail {
  readonly text: string;
  readonly title: string | null;
  readonly byline: string | null;
  readonly published: string | null;
}

const names: Readonly<Record<string, 'from' | 'subject' | 'date' | 'type' | 'transfer'>> = {
  from: 'from',
  von: 'from',
  de: 'from',
  от: 'from',
  差出人: 'from',
  subject: 'subject',
  betreff: 'subject',
  objet: 'subject',
  asunto: 'subject',
  тема: 'subject',
  件名: 'subject',
  date: 'date',
  sent: 'date',
  datum: 'date',
  gesendet: 'date',
  fecha: 'date',
  enviado: 'date',
  envoyé: 'date',
  дата: 'date',
  日時: 'date',
  'content-type': 'type',
  'content-transfer-encoding': 'transfer',
};
const headerLine = /^([\p{L}][\p{L}\p{N}-]{0,40}) ?[:：][ \t]*(.*)$/u;
const mostHeaders = 200;

/** Reads the headers of a mail that was saved or copied as text; null for any other text. */
export function readMail(source: string): Mail | null {
  const text = source
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(
      /^(?:[^\S\n]*\n)*(?:-{2,}.{3,40}-{2,}|Begin forwarded message:|Anfang der weitergeleiteten Nachricht:)[^\S\n]*\n+/i,
      '',
    );
  const headers = new Map<string, string>();
  let at = 0;
  let last = '';
  for (let count = 0; count < mostHeaders; count += 1) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? text.length : end);
    if (line.trim() === '' || line.length > 4000) break;
    const folded = /^[ \t]+\S/.test(line) && last !== '';
    const [, name = '', value = ''] = folded ? [] : (headerLine.exec(line) ?? []);
    if (!folded && name === '') return null;
    if (folded) headers.set(last, `${headers.get(last) ?? ''} ${line.trim()}`);
    else {
      last = names[name.toLowerCase()] ?? name.toLowerCase();
      if (!headers.has(last)) headers.set(last, value.trim());
    }
    if (end < 0) return null;
    at = end + 1;
  }
  const known = ['from', 'subject', 'date'].filter((name) => headers.has(name)).length;
  if (known < 2 || !headers.has('from')) return null;
  const subject = encodedWords(headers.get('subject') ?? '')
    .replace(/^(?:(?:re|fwd?|aw|wg|tr|rv)\s*:\s*)+/i, '')
    .trim();
  return {
    text: flowing(transferred(text.slice(at), headers), headers.get('type') ?? ''),
    title: subject === '' ? null : subject,
    byline: sender(encodedWords(headers.get('from') ?? '')),
    published: sentAt(headers.get('date') ?? ''),
  };
}

function sender(from: string): string | null {
  const shown = from.replace(/<[^>]*>|\[mailto:[^\]]*\]|\([^)]*\)/g, '').replace(/^["'\s]+|["'\s]+$/g, '');
  const [, family, given] = /^([\p{L}'’-]+), ([\p{L}.'’ -]+)$/u.exec(shown) ?? [];
  const found = namesIn([family === undefined ? shown : `${given} ${family}`], null);
  return found.length === 0 ? null : found.join(', ');
}

/** The time of a `Date` header (RFC 5322), else the day that it names. */
function sentAt(value: string): string | null {
  const exact = /^(?:[a-z]{3}, )?\d{1,2} [a-z]{3} \d{4} \d{2}:\d{2}(?::\d{2})? (?:[+-]\d{4}|GMT|UT)/i.exec(value)?.[0];
  const time = exact === undefined ? Number.NaN : Date.parse(exact);
  return Number.isNaN(time) ? dayIn(value) : new Date(time).toISOString();
}

/** `=?utf-8?Q?Gr=C3=BC=C3=9Fe?=` (RFC 2047). */
function encodedWords(value: string): string {
  return value
    .replace(/(\?=)\s+(?==\?)/g, '$1')
    .replace(
      /=\?([\w-]{1,40})\?([bq])\?([^?\s]{0,1000})\?=/gi,
      (whole, charset: string, kind: string, body: string) => {
        const bytes = kind.toLowerCase() === 'b' ? Buffer.from(body, 'base64') : quotedBytes(body.replaceAll('_', ' '));
        return decoded(bytes, charset) ?? whole;
      },
    );
}

function transferred(body: string, headers: ReadonlyMap<string, string>): string {
  const transfer = headers.get('transfer')?.toLowerCase() ?? '';
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(headers.get('type') ?? '')?.[1] ?? 'utf-8';
  // What is not all ASCII was decoded before it was saved.
  if (!/^\p{ASCII}*$/u.test(body)) return body;
  if (transfer.includes('quoted-printable'))
    return decoded(quotedBytes(body.replace(/=[ \t]*\n/g, '')), charset) ?? body;
  const isBase64 = transfer.includes('base64') && /^[\w+/=\s]+$/.test(body);
  return isBase64 ? (decoded(Buffer.from(body, 'base64'), charset) ?? body) : body;
}

function quotedBytes(text: string): Uint8Array {
  return Buffer.from(
    text.replace(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}

function decoded(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset).decode(bytes).replace(/\r\n?/g, '\n');
  } catch {
    return null;
  }
}

/** Joins lines that end in a space with the next one of the same depth of quotes (RFC 3676, format=flowed). */
export function flowing(text: string, type: string): string {
  if (!/format\s*=\s*"?flowed/i.test(type)) return text;
  const joinsBare = /delsp\s*=\s*"?yes/i.test(type);
  const result: string[] = [];
  let open: string | null = null;
  for (const line of text.split('\n')) {
    const quotes = /^>*/.exec(line)?.[0] ?? '';
    const content = line.slice(quotes.length).replace(/^ /, '');
    const isSignature = content === '-- ';
    if (open === quotes && !isSignature && content !== '') result[result.length - 1] += content;
    else result.push(quotes === '' ? content : `${quotes} ${content}`);
    open = !isSignature && content.endsWith(' ') ? quotes : null;
    if (open !== null && joinsBare) result[result.length - 1] = (result.at(-1) ?? '').slice(0, -1);
  }
  return result.join('\n');
}

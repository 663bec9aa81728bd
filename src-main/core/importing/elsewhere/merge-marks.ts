import { unplacedAnchor } from '#shared/anchoring/unplaced.ts';
import { type Annotation, kindOf } from '#shared/model/annotation.ts';
import { said } from '../../said.ts';
import { shortHash } from './entry.ts';
import type { ElsewhereApp, ElsewhereMark } from './item.ts';
import { signsOf, withSign } from './signs.ts';
import { colorOf } from './values.ts';

export interface MergedMarks {
  readonly annotations: readonly Annotation[];
  readonly added: number;
  readonly updated: number;
  readonly known: number;
  readonly warnings: readonly string[];
}

/** The most that a note may hold; see `annotationSchema`. */
const longestNote = 1_000_000;

interface Parts {
  readonly app: ElsewhereApp;
  readonly now: string;
  readonly newId: () => string;
}

/**
 * The annotations of an article with the marks of an item among them. A mark is known again by the app's id, else by its
 * words and its moment; one that the person deleted here stays deleted. Where the app has changed a note since, it
 * changes here too, unless the person has written in it.
 */
export function mergeMarks(
  before: readonly Annotation[],
  marks: readonly ElsewhereMark[],
  { app, now, newId }: Parts,
): MergedMarks {
  const annotations = [...before];
  const warnings: string[] = [];
  const counts = { added: 0, updated: 0, known: 0 };
  for (const mark of marks) {
    const made = annotationOf(mark, { app, now, newId });
    const at = annotations.findIndex((one) => isSameOrigin(one, made));
    const present = annotations[at];
    if (present === undefined) {
      if (before.some((one) => isSaidAlready(one, made))) counts.known += 1;
      else {
        annotations.push(made);
        counts.added += 1;
      }
      continue;
    }
    counts.known += 1;
    const [sign, signs] = [signOf(made), signsOf(present.origin)];
    if (signs.includes(sign) || present.deleted !== null || !before.includes(present)) continue;
    if (!signs.includes(signOf(present))) {
      warnings.push(said().elsewhere.keptAsHere(excerpt(present)));
      continue;
    }
    const { color, body, tags, kind } = made;
    const origin = { ...(made.origin as NonNullable<Annotation['origin']>), signs: withSign(signs, sign) };
    annotations[at] = { ...present, color, body, tags, kind, origin, modified: now };
    counts.updated += 1;
    counts.known -= 1;
  }
  for (const [at, one] of annotations.entries()) {
    if (!before.includes(one)) annotations[at] = withAnswer(one, marks, annotations);
  }
  const long = marks.filter(({ note }) => note.length > longestNote).length;
  if (long > 0) warnings.push(said().elsewhere.cutNotes(long));
  return { annotations, ...counts, warnings };
}

function annotationOf(mark: ElsewhereMark, { app, now, newId }: Parts): Annotation {
  const { quote, prefix, suffix, tags, created, extra = {} } = mark;
  const body = mark.note.slice(0, longestNote);
  const anchor = quote === '' ? null : unplacedAnchor(quote, prefix, suffix);
  const color = colorOf(mark.color);
  const at = created ?? now;
  const kept = { ...extra, ...(mark.color !== null && mark.color !== color && { color: mark.color }) };
  const content = { color, body, tags: [...tags] };
  const origin = {
    ...{ app, id: mark.id ?? idOf(mark), signs: [signOf(content)] },
    ...(Object.keys(kept).length > 0 && { extra: kept }),
  };
  const kind = kindOf({ anchor, body });
  return { id: newId(), kind, ...content, anchor, links: [], origin, created: at, modified: at, deleted: null };
}

/** Links what answers another mark with it. */
function withAnswer(one: Annotation, marks: readonly ElsewhereMark[], all: readonly Annotation[]): Annotation {
  const { origin } = one;
  const answered = marks.find(({ id, answers }) => answers !== undefined && id === origin?.id)?.answers;
  const to = all.find((other) => other.origin?.app === origin?.app && other.origin?.id === answered && other !== one);
  if (answered === undefined || to === undefined || one.links.length > 0) return one;
  return { ...one, links: [{ to: to.id, relation: 'answers' }] };
}

/** What a mark without an id is known by: its words and when it was made; a note on the article by what it says. */
function idOf({ quote, note, created }: ElsewhereMark): string {
  return `#${shortHash(`${squeezed(quote)}\n${created ?? ''}\n${quote === '' ? note : ''}`)}`;
}

function isSameOrigin(one: Annotation, made: Annotation): boolean {
  return one.origin?.app === made.origin?.app && one.origin?.id === made.origin?.id;
}

/**
 * Whether the same was marked here, or came by another way (another app, or a file of the same app that names no ids),
 * with the same note or with none to add.
 */
function isSaidAlready(one: Annotation, made: Annotation): boolean {
  const hasId = (origin: Annotation['origin']) => origin !== undefined && !origin.id.startsWith('#');
  const isOtherById = one.origin?.app === made.origin?.app && hasId(one.origin) === hasId(made.origin);
  if (isOtherById || (one.anchor === null) !== (made.anchor === null)) return false;
  if (squeezed(one.anchor?.quote.exact ?? '') !== squeezed(made.anchor?.quote.exact ?? '')) return false;
  return made.anchor !== null && made.body === '' ? true : squeezed(one.body) === squeezed(made.body);
}

function signOf({ color, body, tags }: Pick<Annotation, 'color' | 'body' | 'tags'>): string {
  return shortHash(JSON.stringify([color, body, tags]));
}

/** Without white space, and with the quotation marks of a typewriter: apps write both as they like. */
function squeezed(text: string): string {
  return text
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, '');
}

function excerpt({ anchor, body }: Annotation): string {
  const text = (anchor?.quote.exact ?? body).replace(/\s+/g, ' ');
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

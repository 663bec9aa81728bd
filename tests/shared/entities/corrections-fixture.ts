import type { Correction, GivenCorrection } from '#shared/model/correction.ts';
import { newCorrectionSchema } from '#shared/model/correction.ts';
import type { EntityType, Mention, Recognition } from '#shared/model/entity.ts';

/** A recognition of a text in which `[type:entity|words]` marks a mention, so that a test shows what it is about. */
export function recognised(marked: string): { text: string; recognition: Recognition } {
  const mentions: Mention[] = [];
  const names = new Map<string, { type: EntityType; count: number; forms: Set<string> }>();
  let text = '';
  let last = 0;
  for (const found of marked.matchAll(/\[(\w+):([^|\]]+)(?:\|([^\]]+))?\]/g)) {
    const [whole, type = '', name = '', words = name] = found;
    text += marked.slice(last, found.index);
    last = found.index + whole.length;
    const id = `${type}:${name.toLowerCase().replaceAll(' ', '-')}`;
    mentions.push({
      start: text.length,
      end: text.length + words.length,
      text: words,
      type: type as EntityType,
      entity: id,
    });
    text += words;
    const entity = names.get(`${id} ${name}`) ?? { type: type as EntityType, count: 0, forms: new Set<string>() };
    entity.count += 1;
    entity.forms.add(words);
    names.set(`${id} ${name}`, entity);
  }
  text += marked.slice(last);
  const entities = [...names].map(([key, { type, count, forms }]) => {
    const [id = '', ...words] = key.split(' ');
    const name = words.join(' ');
    return { id, name, type, aliases: [...forms].filter((form) => form !== name), count };
  });
  entities.sort((a, b) => b.count - a.count);
  return { text, recognition: { mentions, entities, quotes: [], dates: [] } };
}

let made = 0;

/** A correction as it is kept, of what a page would send. */
export function correction(given: Parameters<typeof newCorrectionSchema.parse>[0], id?: string): Correction {
  made += 1;
  const parsed: GivenCorrection = newCorrectionSchema.parse(given);
  const kept = { ...parsed, id: id ?? `c${made}`, created: 't', modified: 't', deleted: null };
  return { ...kept, ...(kept.kind === 'add' && { at: null }) } as Correction;
}

/** Entities as `type name (count): alias, alias`, in their order. */
export function shown({ entities }: Recognition): string[] {
  return entities.map(({ type, name, count, aliases }) =>
    [`${type} ${name} (${count})`, ...(aliases.length > 0 ? [aliases.join(', ')] : [])].join(': '),
  );
}

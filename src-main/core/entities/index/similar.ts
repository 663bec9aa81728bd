import { nameKey } from '#shared/entities/name-key.ts';
import { fold } from '#shared/finding/fold.ts';
import type { LibraryEntity } from '#shared/model/library-entity.ts';
import type { Statements } from '../../index/statements.ts';

const mostSimilar = 12;

/**
 * Ids of others that may be the same, for the person to say so: of the same name, whatever the type; what some text calls
 * by this name, too; a surname and those who bear it; initials and what they may stand for. The weightiest of each kind first.
 */
export function similarTo(db: Statements, { id, type, name }: LibraryEntity): string[] {
  const key = nameKey(name);
  const found: string[] = [];
  const add = (where: string, ...values: string[]) => {
    const rows = db.all<{ id: string }>(
      `SELECT id FROM entity_total WHERE ${where} AND id <> ? ORDER BY weight DESC, id LIMIT ${mostSimilar}`,
      ...[...values, id],
    );
    found.push(...rows.map((row) => row.id));
  };
  add(
    'ref IN (?, ?, ?, ?, ?)',
    ...['person', 'organisation', 'place', 'event', 'work'].map((each) => `${each}:${key}`),
  );
  add('type = ? AND n IN (SELECT total FROM entity_form WHERE form = ? AND count > 0)', type, name);
  const words = key.split('-');
  if (type === 'person' && words.length > 1) add('ref = ?', `person:${words.at(-1)}`);
  // A name that ends so: by the forms of the text, which are few beside the mentions.
  if (type === 'person' && words.length === 1)
    add("type = 'person' AND sorted GLOB ?", `* ${escaped(fold(name).text.trim())}`);
  if (type === 'organisation' && words.length > 1) {
    const small = /^(?:of|the|and|for|in|on|de|du|la|le|des|y)$/;
    const all = words.map((word) => word[0] ?? '').join('');
    const capitals = words
      .filter((word) => !small.test(word))
      .map((word) => word[0] ?? '')
      .join('');
    if (capitals.length > 1) add('ref IN (?, ?)', `organisation:${all}`, `organisation:${capitals}`);
  }
  return [...new Set(found)].slice(0, mostSimilar);
}

/** GLOB has no sign that escapes, but a set of one. */
function escaped(text: string): string {
  return text.replace(/[*?[]/g, '[$&]');
}

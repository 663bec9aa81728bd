import type { Correction } from '#shared/model/correction.ts';
import { text } from '../../lib/text.ts';

/** What a person said of a name, in a sentence; empty for a note. */
export function correctionInWords(correction: Correction): string {
  const say = text.settings.entities;
  const { name, type } = correction.entity;
  switch (correction.kind) {
    case 'rename':
      return say.rename(name, correction.to);
    case 'retype':
      return say.retype(name, text.names.entityTypes[correction.to]);
    case 'merge': {
      const { into } = correction;
      return into.name === name && into.type === type ? say.one(name) : say.merge(name, into.name);
    }
    case 'split':
      return say.split(name, correction.alias);
    case 'ignore':
      return say.ignore(name);
    case 'alias':
      return say.alias(name, correction.alias);
    case 'add':
      return say.add(name);
    case 'note':
      return '';
  }
}

import { Autocomplete } from '@base-ui/react/autocomplete';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { refKey } from '#shared/entities/name-key.ts';
import { fold } from '#shared/finding/fold.ts';
import type { EntityType } from '#shared/model/entity.ts';
import { entityChoicesQuery } from '../../api/queries.ts';
import { text } from '../../lib/text.ts';
import styles from './correction-form.module.css';

interface Pickable {
  readonly type: EntityType;
  readonly name: string;
  /** In how many articles of the library it stands; null for one of this article. */
  readonly articles: number | null;
}

interface EntityPickerProps {
  of: { type: EntityType; name: string };
  /** Id of what there is to know before one is picked. */
  hint: string;
  others: readonly { type: EntityType; name: string }[];
  onPick: (picked: { type: EntityType; name: string }) => void;
}

const mostShown = 30;

/** Finds another entity by typing: those of this article first, of the same type before others, then the library's. */
export function EntityPicker({ of, hint, others, onPick }: EntityPickerProps) {
  const [words, setWords] = useState('');
  const wanted = useDeferredValue(words.trim());
  const { data, isPlaceholderData } = useQuery(entityChoicesQuery(wanted));
  const terms = fold(words).text.trim().split(/\s+/);
  const isMeant = ({ name }: { name: string }) => terms.every((term) => fold(name).text.includes(term));
  // Those of earlier words stand until the others come, where they can be meant.
  const ofLibrary = data?.entities ?? [];
  const isBehind = isPlaceholderData || wanted !== words.trim();
  const here = others
    .filter((entity) => entity.type !== 'date' && entity.type !== 'amount' && isMeant(entity))
    .sort((a, b) => Number(b.type === of.type) - Number(a.type === of.type));
  const known = new Set([refKey(of)]);
  const items = [
    ...here.map((entity): Pickable => ({ ...entity, articles: null })),
    ...(isBehind ? ofLibrary.filter(isMeant) : ofLibrary),
  ]
    .filter((entity) => {
      const key = refKey(entity);
      return !known.has(key) && known.add(key);
    })
    .slice(0, mostShown);

  return (
    <Autocomplete.Root
      items={items}
      mode="none"
      value={words}
      onValueChange={setWords}
      itemToStringValue={(item) => item.name}
      inline
      open
      autoHighlight="always"
      keepHighlight
    >
      <Autocomplete.Input
        className={styles.input}
        autoFocus
        placeholder={text.correcting.typeName}
        aria-label={text.correcting.sameAs}
        aria-describedby={hint}
      />
      <Autocomplete.Empty className={styles.empty}>{text.correcting.nothingElse}</Autocomplete.Empty>
      <Autocomplete.List className={styles.list}>
        {(item: Pickable) => (
          <Autocomplete.Item key={refKey(item)} value={item} className={styles.item} onClick={() => onPick(item)}>
            <span>{item.name}</span>
            <small>{text.correcting.choice(text.names.entityTypes[item.type], item.articles)}</small>
          </Autocomplete.Item>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  );
}

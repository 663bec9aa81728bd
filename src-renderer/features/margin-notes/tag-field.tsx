import { Autocomplete } from '@base-ui/react/autocomplete';
import { useQuery } from '@tanstack/react-query';
import { tagsQuery } from '../../api/queries.ts';
import { text } from '../../lib/text.ts';
import { completions, withTag } from './note-markup.ts';
import styles from './tag-field.module.css';

interface TagFieldProps {
  /** Tags, separated by commas. */
  value: string;
  onChange: (value: string) => void;
}

/** Where tags are typed; those in use anywhere in the library are offered. */
export function TagField({ value, onChange }: TagFieldProps) {
  // Asked whenever it is opened: the index may have learned of a tag after the change was told.
  const { data: inUse = [] } = useQuery({ ...tagsQuery, refetchOnMount: 'always' });
  const offered = completions(value, inUse);
  return (
    <Autocomplete.Root
      items={offered}
      mode="none"
      value={value}
      onValueChange={onChange}
      itemToStringValue={(tag) => withTag(value, tag)}
      inline
      open
    >
      <Autocomplete.Input
        className={styles.input}
        aria-label={text.margin.tagsByComma}
        placeholder={text.margin.tags}
      />
      <Autocomplete.List className={styles.list}>
        {(tag: string) => (
          <Autocomplete.Item
            key={tag}
            value={tag}
            className={styles.item}
            onClick={() => onChange(withTag(value, tag))}
          >
            #{tag}
          </Autocomplete.Item>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  );
}

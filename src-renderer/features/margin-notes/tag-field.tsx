import { Autocomplete } from '@base-ui/react/autocomplete';
import { useQuery } from '@tanstack/react-query';
import { useLayoutEffect, useRef } from 'react';
import { tagsQuery } from '../../api/queries.ts';
import { text } from '../../lib/text.ts';
import { completions, withTag } from './note-markup.ts';
import type { TagFieldProps } from './plain-tag-field.tsx';
import styles from './tag-field.module.css';

/** Where tags are typed; those in use anywhere in the library are offered. */
export function TagField({ value, onChange, isFocused }: TagFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  // Asked whenever it is opened: the index may have learned of a tag after the change was told.
  const { data: inUse = [] } = useQuery({ ...tagsQuery, refetchOnMount: 'always' });
  const offered = completions(value, inUse);

  // Who was quicker than this was loaded goes on typing.
  useLayoutEffect(() => {
    if (!isFocused.current) return;
    input.current?.focus();
    input.current?.setSelectionRange(input.current.value.length, input.current.value.length);
  }, [isFocused]);

  return (
    <Autocomplete.Root
      items={offered}
      mode="none"
      value={value}
      onValueChange={onChange}
      itemToStringValue={(tag) => withTag(value, tag)}
      inline
      open
      // It would look for what scrolls the list, and take the article back to its beginning with the first letter.
      virtualized
    >
      <Autocomplete.Input
        ref={input}
        className={styles.input}
        aria-label={text.margin.tagsByComma}
        placeholder={text.margin.tags}
      />
      <Autocomplete.List className={styles.list}>
        {(tag: string, index: number) => (
          <Autocomplete.Item
            key={tag}
            index={index}
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

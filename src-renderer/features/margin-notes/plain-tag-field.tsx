import type { RefObject } from 'react';
import { text } from '../../lib/text.ts';
import styles from './tag-field.module.css';

export interface TagFieldProps {
  /** Tags, separated by commas. */
  value: string;
  onChange: (value: string) => void;
  /** Whether the keyboard is in the field, which the field that takes its place takes over. */
  isFocused: RefObject<boolean>;
}

/** The field of tags until `TagField` is loaded, so that nothing is lost of what is typed meanwhile. */
export function PlainTagField({ value, onChange, isFocused }: TagFieldProps) {
  return (
    <input
      className={styles.input}
      aria-label={text.margin.tagsByComma}
      placeholder={text.margin.tags}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      onFocus={() => {
        isFocused.current = true;
      }}
      onBlur={() => {
        isFocused.current = false;
      }}
    />
  );
}

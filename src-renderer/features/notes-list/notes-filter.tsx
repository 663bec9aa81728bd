import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import { colors } from '#shared/model/choices.ts';
import { useColorNames } from '../../api/color-names.ts';
import { text } from '../../lib/text.ts';
import { type NotesFilter, tagsOf } from './arrange-notes.ts';
import styles from './notes-list.module.css';

interface FilterRowProps {
  annotations: readonly PlacedAnnotation[];
  filter: NotesFilter;
  onChange: (filter: NotesFilter) => void;
}

/** Words, colour and tag to narrow the list by; what the notes do not differ in is not offered. */
export function FilterRow({ annotations, filter, onChange }: FilterRowProps) {
  const used = colors.filter((color) => annotations.some((note) => note.color === color));
  const tags = tagsOf(annotations);
  const colorName = useColorNames();
  return (
    <div className={styles.filter}>
      <input
        type="search"
        placeholder={text.notes.filter}
        aria-label={text.notes.filterNotes}
        value={filter.words}
        onChange={({ target }) => onChange({ ...filter, words: target.value })}
      />
      {tags.length > 0 && (
        <select
          aria-label={text.notes.onlyTag}
          value={filter.tag ?? ''}
          onChange={({ target }) => onChange({ ...filter, tag: target.value === '' ? null : target.value })}
        >
          <option value="">{text.notes.anyTag}</option>
          {tags.map((tag) => (
            <option key={tag} value={tag}>
              #{tag}
            </option>
          ))}
        </select>
      )}
      {used.length > 1 && (
        <fieldset className={styles.dots} aria-label={text.notes.onlyColor}>
          {used.map((color) => (
            <button
              key={color}
              type="button"
              className={styles.dot}
              data-color={color}
              aria-label={text.notes.only(colorName(color))}
              aria-pressed={filter.color === color}
              title={text.notes.only(colorName(color))}
              onClick={() => onChange({ ...filter, color: filter.color === color ? null : color })}
            />
          ))}
        </fieldset>
      )}
    </div>
  );
}

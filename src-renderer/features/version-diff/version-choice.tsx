import type { ArticleVersion } from '#shared/model/article.ts';
import { formatMoment } from '../../lib/dates.ts';
import { text } from '../../lib/text.ts';
import styles from './version-diff.module.css';

interface VersionChoiceProps {
  label: string;
  versions: readonly ArticleVersion[];
  /** The content of a version; empty for the present text. */
  value: string;
  /** Whether the present text can be chosen too. */
  hasPresent: boolean;
  onChange: (content: string) => void;
}

/** One of the texts that an article has had, by the time until which it was the text. */
export function VersionChoice({ label, versions, value, hasPresent, onChange }: VersionChoiceProps) {
  return (
    <label className={styles.choice}>
      {label}
      <select value={value} onChange={({ target }) => onChange(target.value)}>
        {hasPresent && <option value="">{text.versions.now}</option>}
        {versions.toReversed().map(({ content, replaced, words }) => (
          <option key={content} value={content}>
            {text.versions.until(formatMoment(replaced), words)}
          </option>
        ))}
      </select>
    </label>
  );
}

import { useQuery } from '@tanstack/react-query';
import { completionsQuery } from '../../api/queries.ts';
import { formats, text } from '../../lib/text.ts';
import styles from './search-results.module.css';

interface QueryOptionsProps {
  query: string;
  /** Where the caret stands, in UTF-16 units. */
  caret: number;
  /** The query with an option in it, and where the caret is then. */
  onPick: (query: string, caret: number) => void;
}

/** What may be written at the caret of the search box: fields, and the tags, sites, authors and names of the library. */
export function QueryOptions({ query, caret, onPick }: QueryOptionsProps) {
  const { data } = useQuery(completionsQuery(query, caret));
  if (data === undefined || data.options.length === 0) return null;
  const pick = (option: string) => {
    // A name waits for its value; a value is done.
    const before = `${query.slice(0, data.start)}${option}${option.endsWith(':') ? '' : ' '}`;
    onPick(before + query.slice(data.end).trimStart(), before.length);
  };
  return (
    <ul className={styles.options} aria-label={text.library.goOnWith}>
      {data.options.map(({ text: option, articles }) => (
        <li key={option}>
          <button type="button" onClick={() => pick(option)}>
            {option}
            {articles !== null && <small> {formats.number(articles)}</small>}
          </button>
        </li>
      ))}
    </ul>
  );
}

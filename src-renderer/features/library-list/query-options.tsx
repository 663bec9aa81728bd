import { useQuery } from '@tanstack/react-query';
import { completionsQuery } from '../../api/queries.ts';
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
  const pick = (text: string) => {
    // A name waits for its value; a value is done.
    const before = `${query.slice(0, data.start)}${text}${text.endsWith(':') ? '' : ' '}`;
    onPick(before + query.slice(data.end).trimStart(), before.length);
  };
  return (
    <ul className={styles.options} aria-label="Go on with">
      {data.options.map(({ text, articles }) => (
        <li key={text}>
          <button type="button" onClick={() => pick(text)}>
            {text}
            {articles !== null && <small> {articles}</small>}
          </button>
        </li>
      ))}
    </ul>
  );
}

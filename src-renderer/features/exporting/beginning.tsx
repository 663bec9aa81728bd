import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CallInput } from '#shared/api/contract.ts';
import { call } from '../../api/client.ts';
import { Failure } from '../../ui/failure.tsx';
import styles from './beginning.module.css';
import { type Choice, madeBy } from './format-field.tsx';
import { tellApart } from './what-failed.ts';

/** Lines of a preview: enough to know a format by. A line may be an image: so many characters at the most. */
const mostLines = 60;
const mostCharacters = 20_000;

interface BeginningProps {
  /** What it is called. */
  label: string;
  /** Undefined until it is known: its room is kept. */
  articleId: string | undefined;
  choice: Choice;
  /** What else was chosen of the export. */
  how?: Pick<CallInput<'export.render'>, 'by' | 'entities'>;
}

/** The beginning of an article as it will be written. */
export function Beginning({ label, articleId, choice, how = {} }: BeginningProps) {
  const { data, error, refetch } = useQuery({
    queryKey: ['export', 'beginning', articleId, choice, how],
    queryFn: async () => {
      const { format, template } = madeBy(choice);
      const own = template === null ? null : (await call('export.template', { name: template })).text;
      return call('export.render', { ids: [articleId ?? ''], format, ...how, ...(own !== null && { template: own }) });
    },
    enabled: articleId !== undefined,
    staleTime: 0,
    gcTime: 0,
    retry: false,
    placeholderData: keepPreviousData,
  });
  const { hint, failure } = tellApart(error);
  return (
    <div className={styles.place}>
      {failure !== null ? (
        <Failure error={failure} onRetry={() => void refetch()} />
      ) : (
        <textarea
          className={styles.preview}
          aria-label={label}
          readOnly
          rows={9}
          spellCheck={false}
          value={hint ?? beginningOf(data?.[0]?.text ?? '')}
        />
      )}
    </div>
  );
}

function beginningOf(whole: string): string {
  const lines = whole.slice(0, mostCharacters).split('\n').slice(0, mostLines).join('\n');
  return lines.length < whole.length ? `${lines}\n…` : lines;
}

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CallInput } from '#shared/api/contract.ts';
import { exportFormats } from '#shared/exporting/export-formats.ts';
import { templateSetting } from '#shared/exporting/template-setting.ts';
import { call } from '../../api/client.ts';
import { text } from '../../lib/text.ts';
import { Failure } from '../../ui/failure.tsx';
import styles from './beginning.module.css';
import { type Choice, madeBy } from './format-field.tsx';
import { tellApart } from './what-failed.ts';

/** Lines of a preview: enough to know a format by. A line may be an image: so many characters at the most. */
const mostLines = 60;
const mostCharacters = 20_000;

/** Articles that a preview of one file of many is made of at the most. */
export const mostTogether = 20;

interface BeginningProps {
  /** What it is called where it stands alone; without it, it says of which articles it is. */
  label?: string;
  /** The articles that are meant, or the first of them; undefined until they are known: its room is kept. */
  ids: readonly string[] | undefined;
  choice: Choice;
  /** What else was chosen of the export. */
  how?: Pick<CallInput<'export.render'>, 'by' | 'entities'>;
}

/** The beginning of what will be written: of the first article, and of all where they make one file. */
export function Beginning({ label, ids, choice, how = {} }: BeginningProps) {
  const { data, error, refetch } = useQuery({
    queryKey: ['export', 'beginning', ids, choice, how],
    queryFn: async () => {
      const { format, template } = madeBy(choice);
      const own = template === null ? null : (await call('export.template', { name: template })).text;
      const isTogether = own === null ? exportFormats[format].each === 'library' : scopeOf(own) === 'digest';
      const all = ids ?? [];
      const of = all.slice(0, isTogether ? mostTogether : 1);
      const [file] = await call('export.render', { ids: of, format, ...how, ...(own !== null && { template: own }) });
      return { text: file?.text ?? '', says: whatOf(of.length, all.length) };
    },
    enabled: ids !== undefined,
    staleTime: 0,
    gcTime: 0,
    retry: false,
    placeholderData: keepPreviousData,
  });
  const { hint, failure } = tellApart(error);
  const says = label ?? data?.says ?? text.exporting.preview;
  return (
    <div className={styles.place}>
      {failure !== null ? (
        <Failure error={failure} onRetry={() => void refetch()} />
      ) : (
        <>
          {/* It is the name of the field below. */}
          {label === undefined && (
            <p className={styles.says} aria-hidden="true">
              {says}
            </p>
          )}
          <textarea
            className={styles.preview}
            aria-label={says}
            readOnly
            rows={9}
            spellCheck={false}
            value={hint ?? beginningOf(data?.text ?? '')}
          />
        </>
      )}
    </div>
  );
}

const scopeOf = (template: string) => templateSetting(template, 'each');

/** Of how many of those that are meant a preview is. */
function whatOf(shown: number, all: number): string {
  if (shown === all) return text.exporting.preview;
  return shown === 1 ? text.exporting.previewOfFirst : text.exporting.previewOfFirsts(shown);
}

function beginningOf(whole: string): string {
  const lines = whole.slice(0, mostCharacters).split('\n').slice(0, mostLines).join('\n');
  return lines.length < whole.length ? `${lines}\n…` : lines;
}

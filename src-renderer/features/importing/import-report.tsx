import type { ImportResult } from '#shared/model/import-result.ts';
import { text } from '../../lib/text.ts';
import { Button } from '../../ui/button.tsx';
import { CopyDetails } from '../../ui/copy-details.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { exportSummary, rowSays } from './export-summary.ts';
import { closeReport, replaceAnyway, useImport, whatCame } from './import-files.ts';
import styles from './importing.module.css';
import type { Preview } from './preview-exports.ts';

/** Rows of a report: beyond it a list helps nobody. */
const mostListed = 500;

interface ImportReportProps {
  results: readonly ImportResult[];
  /** How many reports come after this one. */
  more: number;
}

/** What did not come in, and why; of another app's export every row. */
export function ImportReport({ results, more }: ImportReportProps) {
  const failed = results.filter(({ status }) => status === 'failed');
  const isExport = results.some(({ app }) => app !== undefined);
  const came = results.filter(({ status }) => status !== 'failed');
  const { nothing, notEverything, done } = text.importing;
  const title = failed.length === 0 ? done : came.length === 0 ? nothing : notEverything;
  const summary = isExport ? exportSummary(results) : came.length > 0 && text.importing.andNot(whatCame(came));
  return (
    <Dialog title={title} onClose={closeReport}>
      <div className={styles.report}>
        {(summary || more > 0) && (
          <p>
            {summary}
            {more > 0 && ` ${text.importing.moreReports(more)}`}
          </p>
        )}
        {failed.length > 0 && (
          <div className={styles.choices}>
            <CopyDetails look="plain" details={failed.map(detailsOf).join('\n')} />
          </div>
        )}
        <Rows results={isExport ? failedFirst(results) : failed} />
      </div>
    </Dialog>
  );
}

/** What an export would bring, before anything of it is written. */
export function ExportPreview({ preview, onImport }: { preview: Preview; onImport: () => void }) {
  const close = () => useImport.setState({ preview: null });
  return (
    <Dialog title={text.importing.otherApp} onClose={close}>
      <div className={styles.report}>
        <p>
          {exportSummary(preview.results, true)} {text.importing.nothingFetched}
        </p>
        <footer className={styles.choices}>
          <Button look="primary" onClick={onImport}>
            {text.importing.import}
          </Button>
          <Button onClick={close}>{text.common.cancel}</Button>
        </footer>
        <Rows results={failedFirst(preview.results)} isPreview />
      </div>
    </Dialog>
  );
}

function Rows({ results, isPreview = false }: { results: readonly ImportResult[]; isPreview?: boolean }) {
  return (
    <>
      <ul>
        {results.slice(0, mostListed).map((result, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may have the same name.
          <li key={index}>
            <strong>{(result.app !== undefined && result.title) || result.source}</strong>
            <span>{result.app === undefined ? result.reason : rowSays(result, isPreview)}</span>
            {result.replace !== undefined && (
              <Button onClick={() => void replaceAnyway(result)}>{text.importing.replaceAnyway}</Button>
            )}
          </li>
        ))}
      </ul>
      {results.length > mostListed && <p>{text.importing.andMore(results.length - mostListed)}</p>}
    </>
  );
}

/** Each thing that failed, and why, on a line of its own. */
function detailsOf({ source, title, reason, detail }: ImportResult): string {
  return [source, title, reason, detail].filter(Boolean).join(': ');
}

function failedFirst(results: readonly ImportResult[]): ImportResult[] {
  const isFailed = ({ status }: ImportResult) => Number(status !== 'failed');
  return results.toSorted((a, b) => isFailed(a) - isFailed(b));
}

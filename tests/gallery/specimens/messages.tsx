import { useEffect } from 'react';
import { useBulkWork } from '../../../src-renderer/api/bulk-actions.ts';
import { DuplicateNotice } from '../../../src-renderer/features/duplicates/duplicate-notice.tsx';
import { ExportProgress } from '../../../src-renderer/features/exporting/export-progress.tsx';
import { useExporting } from '../../../src-renderer/features/exporting/several.ts';
import { useImport } from '../../../src-renderer/features/importing/import-files.ts';
import { Importing } from '../../../src-renderer/features/importing/importing.tsx';
import { LinkNotice } from '../../../src-renderer/features/importing/link-notice.tsx';
import { BulkProgress } from '../../../src-renderer/features/library-list/bulk-progress.tsx';
import { TrashNotice } from '../../../src-renderer/features/library-list/trash-notice.tsx';
import { ReviewNotice } from '../../../src-renderer/features/notes-list/review-notice.tsx';
import { UnsureNotice } from '../../../src-renderer/features/unsure-notice/unsure-notice.tsx';
import { announce, report } from '../../../src-renderer/lib/toasts.ts';
import { ToastList } from '../../../src-renderer/ui/toast-list.tsx';
import { Drawn, drawn } from '../drawn.tsx';
import { article, longTitle, notes } from '../samples.ts';
import type { SpecimenGroup } from '../specimen.ts';

const nothing = () => undefined;
let interruptedImport = '';

/** They are said once the list of them listens. */
function Toasts() {
  useEffect(() => {
    announce('Archived', { label: 'Undo', run: nothing }, { label: 'Go to Archive', run: nothing });
    report(
      new Error(
        'The note could not be saved, as the disk is full. It stays in its field; make some room and try again.',
      ),
    );
  }, []);
  return <ToastList />;
}

export const messages: SpecimenGroup = {
  title: 'Messages',
  specimens: [
    {
      id: 'notices',
      title: 'Notices over the text: in the trash, unsure, a link, notes to look at, a duplicate',
      show: () => (
        <div style={{ maxWidth: 640 }}>
          <TrashNotice id="sample" deleted="2026-03-14T08:00:00.000Z" />
          <UnsureNotice article={article} />
          <LinkNotice article={{ ...article, linkOnly: true }} marks={2} />
          <ReviewNotice
            annotations={notes.slice(1, 4).map((note) => ({
              ...note,
              place: { state: 'lost', start: null, end: null, confidence: 0 },
            }))}
            onShow={nothing}
          />
          <DuplicateNotice article={article} />
        </div>
      ),
    },
    {
      id: 'toasts',
      title: 'Messages that go by themselves, and one that stays',
      frame: { width: 640, height: 220 },
      show: () => <Toasts />,
    },
    {
      id: 'bulk-progress',
      title: 'A change of many articles',
      prepare: () =>
        useBulkWork.setState({ work: { words: 'Archiving 2,400 articles', done: 960, total: 2400, cancel: nothing } }),
      show: () => (
        <div className="stand" style={{ height: 90 }}>
          <BulkProgress />
        </div>
      ),
    },
    {
      id: 'export-progress',
      title: 'An export',
      prepare: () =>
        useExporting.setState({
          job: 'job',
          words: '',
          progress: { job: 'job', words: 'Exporting', done: 12, total: 400 },
        }),
      show: () => (
        <div className="stand" style={{ height: 90 }}>
          <ExportProgress />
        </div>
      ),
    },
    {
      id: 'import-progress',
      title: 'An import, of a file with a very long name',
      prepare: () =>
        useImport.setState({ progress: { done: 41, total: 1200, name: `${longTitle}.html`, failed: 2, rate: 14 } }),
      show: () => (
        <div className="stand" style={{ height: 90 }}>
          <Importing onOpen={nothing} />
        </div>
      ),
    },
    {
      id: 'import-interrupted',
      title: 'An import that did not end',
      prepare: () => {
        const { progress } = useImport.getState();
        const interrupted = { id: 'import', started: '2026-03-14T08:00:00.000Z', done: 41, total: 1200, paths: [] };
        useImport.setState({ progress: null, interrupted });
        interruptedImport = drawn('interrupted', <Importing onOpen={nothing} />);
        useImport.setState({ progress, interrupted: null });
      },
      show: () => (
        <div className="stand" style={{ height: 90 }}>
          <Drawn html={interruptedImport} />
        </div>
      ),
    },
  ],
};

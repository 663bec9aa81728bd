import { folderQuery, queryClient } from '../../../src-renderer/api/queries.ts';
import { useBackup } from '../../../src-renderer/features/backup/backing-up.ts';
import { Backup } from '../../../src-renderer/features/backup/backup.tsx';
import { ExportDialog } from '../../../src-renderer/features/exporting/export-dialog.tsx';
import { ExportSeveral } from '../../../src-renderer/features/exporting/export-several.tsx';
import { FolderDialog } from '../../../src-renderer/features/exporting/folder-dialog.tsx';
import { StatementsDialog } from '../../../src-renderer/features/exporting/statements-dialog.tsx';
import { found, press } from '../acting.ts';
import { exportAnswers, folder } from '../going-out-samples.ts';
import { article, longTitle } from '../samples.ts';
import type { SpecimenGroup } from '../specimen.ts';

const nothing = () => undefined;
const frame = { width: 820, height: 640 };

function know(): void {
  queryClient.setQueryData(folderQuery.queryKey, folder);
  queryClient.setQueryData(['export', 'templates'], ['Fußnoten für die Redaktion']);
}

const backup = {
  token: 'token',
  name: 'Postil 2026-03-14.zip',
  created: '2026-03-14T18:00:00.000Z',
  postil: '0.1.0',
  articles: 1240,
  notes: 9310,
  media: 402,
  damaged: 0,
  examples: [],
};

export const goingOut: SpecimenGroup = {
  title: 'Export and backup',
  specimens: [
    {
      id: 'export-dialog',
      title: 'An article as it will be written, and the folder that is kept in step',
      frame,
      prepare: know,
      answers: exportAnswers,
      show: () => <ExportDialog article={article} hostSaves onFolder={nothing} onClose={nothing} />,
    },
    {
      id: 'export-template',
      title: 'A template that is being written',
      frame: { width: 1140, height: 640 },
      prepare: know,
      answers: exportAnswers,
      show: () => <ExportDialog article={article} hostSaves={false} onFolder={nothing} onClose={nothing} />,
      act: async () => {
        await press('select + button:enabled, label + button:enabled');
        await found('form textarea');
      },
    },
    {
      id: 'export-several',
      title: 'Several articles',
      frame: { width: 720, height: 460 },
      prepare: know,
      show: () => (
        <ExportSeveral
          several={{ title: longTitle, of: { query: 'tag:harbours', sort: 'saved', reversed: false }, count: 1240 }}
          hostSaves
          onClose={nothing}
        />
      ),
    },
    {
      id: 'folder',
      title: 'The folder that is kept in step, where two files wait',
      frame,
      prepare: know,
      show: () => <FolderDialog hostChooses onClose={nothing} />,
    },
    {
      id: 'statements-export',
      title: 'Statements as a table',
      frame,
      answers: exportAnswers,
      show: () => (
        <StatementsDialog exported={{ filter: {}, heading: 'What Carmela Vella said' }} hostSaves onClose={nothing} />
      ),
    },
    {
      id: 'backup-progress',
      title: 'A backup that is being written',
      prepare: () => useBackup.setState({ work: { words: 'Backing the library up', done: 300, total: 1240 } }),
      show: () => (
        <div className="stand" style={{ height: 90 }}>
          <Backup />
        </div>
      ),
    },
    {
      id: 'restore',
      title: 'A backup to be restored',
      frame: { width: 720, height: 360 },
      prepare: () => useBackup.setState({ offered: backup }),
      show: () => <Backup />,
    },
    {
      id: 'restore-damaged',
      title: 'A backup of which something is damaged',
      frame: { width: 720, height: 640 },
      prepare: () =>
        useBackup.setState({
          offered: {
            ...backup,
            name: `${longTitle}.zip`,
            created: null,
            postil: null,
            damaged: 12,
            examples: ['articles/2026/01KHARBOUR/media/1f.jpg', `articles/2026/${longTitle.replaceAll(' ', '-')}.html`],
          },
        }),
      show: () => <Backup />,
    },
  ],
};

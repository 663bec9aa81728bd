import { type CommandId, commands } from '#shared/commands/catalogue.ts';
import { CommandPalette } from '../../../src-renderer/features/command-palette/command-palette.tsx';
import { EntityMenu } from '../../../src-renderer/features/entities/entity-menu.tsx';
import { AddressDialog } from '../../../src-renderer/features/importing/address-dialog.tsx';
import { ExportPreview, ImportReport } from '../../../src-renderer/features/importing/import-report.tsx';
import { KeyList } from '../../../src-renderer/features/key-list/key-list.tsx';
import { ListForm } from '../../../src-renderer/features/library-list/list-form.tsx';
import { useListView } from '../../../src-renderer/features/library-list/list-view.ts';
import { RemoveForm } from '../../../src-renderer/features/library-list/remove-form.tsx';
import { TagForm } from '../../../src-renderer/features/library-list/tag-form.tsx';
import { Settings } from '../../../src-renderer/features/settings/settings.tsx';
import { SiteRules } from '../../../src-renderer/features/site-rules/site-rules.tsx';
import { text } from '../../../src-renderer/lib/text.ts';
import { longTitle, settings } from '../samples.ts';
import type { SpecimenGroup } from '../specimen.ts';

const nothing = () => undefined;
const frame = { width: 720, height: 520 };

const failed = {
  status: 'failed' as const,
  id: null,
  title: null,
  warnings: [],
};

export const dialogs: SpecimenGroup = {
  title: 'Dialogs and menus',
  specimens: [
    {
      id: 'palette',
      title: 'Command palette',
      frame,
      show: () => (
        <CommandPalette
          commands={commands}
          titleOf={({ id }) => text.commands[id as CommandId]}
          typed={() => ''}
          onRun={nothing}
          onClose={nothing}
        />
      ),
    },
    {
      id: 'settings',
      title: 'Settings',
      frame,
      show: () => (
        <Settings
          settings={settings}
          section="reading"
          canReveal
          exporting={null}
          onBackUp={nothing}
          onRestore={nothing}
          onClose={nothing}
        />
      ),
    },
    { id: 'key-list', title: 'Keys', frame, show: () => <KeyList onClose={nothing} /> },
    {
      id: 'address',
      title: 'Import from the web',
      frame,
      show: () => <AddressDialog settings={settings} onOpen={nothing} onClose={nothing} />,
    },
    {
      id: 'list-form',
      title: 'A query that is kept as a list',
      frame,
      prepare: () =>
        useListView.setState({
          form: { id: null, name: 'Harbours', query: 'tag:harbours -is:archive', onSaved: nothing },
        }),
      show: () => <ListForm onClose={nothing} />,
    },
    {
      id: 'tag-form',
      title: 'Tags of several articles',
      frame,
      prepare: () => useListView.setState({ tagged: ['one', 'two'] }),
      show: () => <TagForm onClose={nothing} />,
    },
    {
      id: 'remove-form',
      title: 'What cannot be undone',
      frame,
      prepare: () => useListView.setState({ removed: ['The harbour opens', longTitle] }),
      show: () => <RemoveForm onClose={nothing} />,
    },
    {
      id: 'site-rules',
      title: 'Site rules, without one',
      frame,
      show: () => <SiteRules edited={null} onEdit={nothing} onClose={nothing} />,
    },
    {
      id: 'import-report',
      title: 'What did not come in',
      frame,
      show: () => (
        <ImportReport
          results={[
            { ...failed, source: 'harbour.docx', reason: 'Postil does not read Word documents.' },
            {
              ...failed,
              source: `${longTitle}.pdf`,
              reason: 'It has pictures of pages and no text in it.',
              replace: 'x',
            },
          ]}
          more={1}
        />
      ),
    },
    {
      id: 'export-preview',
      title: 'What an export of another app would bring',
      frame,
      show: () => (
        <ExportPreview
          preview={{
            items: [],
            results: [
              {
                ...failed,
                status: 'added',
                app: 'Pocket',
                title: 'Marsa closes its gates',
                source: 'pocket.csv',
                reason: null,
                marks: { added: 3, updated: 0, known: 2 },
                articleNotes: { added: 1, updated: 0, known: 0 },
              },
              { ...failed, app: 'Pocket', title: longTitle, source: 'pocket.csv', reason: 'It has no address.' },
            ],
          }}
          onImport={nothing}
        />
      ),
    },
    {
      id: 'menu',
      title: 'The menu of an entity',
      frame: { width: 360, height: 420 },
      show: () => (
        <div style={{ padding: 16, textAlign: 'end' }}>
          <EntityMenu
            name="Carmela Vella"
            actions={['rename', 'retype', 'merge', 'split', 'alias', 'ignore-here', 'ignore', 'note', 'page']}
            open
            onOpenChange={nothing}
            onAction={nothing}
          />
        </div>
      ),
    },
  ],
};

import { lazy, Suspense, useState } from 'react';
import type { Settings as Kept } from '#shared/model/settings.ts';
import { useArticle } from '../api/queries.ts';
import { backUp, chooseBackup } from '../features/backup/backing-up.ts';
import { CommandPalette } from '../features/command-palette/command-palette.tsx';
import { ExportDialog } from '../features/exporting/export-dialog.tsx';
import { ExportSettings } from '../features/exporting/export-settings.tsx';
import { ExportSeveral } from '../features/exporting/export-several.tsx';
import { FolderDialog } from '../features/exporting/folder-dialog.tsx';
import { StatementsDialog } from '../features/exporting/statements-dialog.tsx';
import { AddressDialog } from '../features/importing/address-dialog.tsx';
import { KeyList } from '../features/key-list/key-list.tsx';
import { ListForm } from '../features/library-list/list-form.tsx';
import { RemoveForm } from '../features/library-list/remove-form.tsx';
import { TagForm } from '../features/library-list/tag-form.tsx';
import { SiteRules } from '../features/site-rules/site-rules.tsx';
import { report } from '../lib/toasts.ts';
import { openArticle, openDialog, useSession } from '../session/session.ts';
import { availableCommands, runCommand, titleOf } from './use-commands.ts';

interface DialogsProps {
  settings: Kept;
  hostSaves: boolean;
  canReveal: boolean;
}

/** Loaded when it is opened: it has more forms in it than the rest of the window. */
const Settings = lazy(async () => {
  const { Settings } = await import('../features/settings/settings.tsx');
  return { default: Settings };
});

/** The one dialog that is open, if any. */
export function Dialogs({ settings, hostSaves, canReveal }: DialogsProps) {
  const dialog = useSession((state) => state.dialog);
  const articleId = useSession((state) => state.articleId);
  const section = useSession((state) => state.settingsSection);
  const exported = useSession((state) => state.exported);
  const several = useSession((state) => state.several);
  const editedRule = useSession((state) => state.editedRule);
  const close = () => useSession.setState({ dialog: null, editedRule: null, exported: null, several: null });
  if (dialog === 'palette') return <Palette onClose={close} />;
  if (dialog === 'folder') return <FolderDialog hostChooses={hostSaves} onClose={close} />;
  if (dialog === 'keys') return <KeyList onClose={close} />;
  if (dialog === 'rules') {
    return (
      <SiteRules edited={editedRule} onEdit={(host) => useSession.setState({ editedRule: host })} onClose={close} />
    );
  }
  if (dialog === 'list') return <ListForm onClose={close} />;
  if (dialog === 'tag') return <TagForm onClose={close} />;
  if (dialog === 'remove') return <RemoveForm onClose={close} />;
  if (dialog === 'settings') {
    return (
      <Suspense>
        <Settings
          settings={settings}
          section={section}
          canReveal={canReveal}
          exporting={<ExportSettings articleId={articleId} hostChooses={hostSaves} />}
          onBackUp={() => {
            close();
            void backUp().catch(report);
          }}
          onRestore={() => {
            close();
            void chooseBackup();
          }}
          onClose={close}
        />
      </Suspense>
    );
  }
  if (dialog === 'address') return <AddressDialog settings={settings} onOpen={openArticle} onClose={close} />;
  if (dialog === 'statements' && exported !== null) {
    return <StatementsDialog exported={exported} hostSaves={hostSaves} onClose={close} />;
  }
  if (dialog === 'several' && several !== null) {
    return <ExportSeveral several={several} hostSaves={hostSaves} onClose={close} />;
  }
  if (dialog === 'export' && articleId !== null) {
    return <ExportOf articleId={articleId} hostSaves={hostSaves} onClose={close} />;
  }
  return null;
}

/** What can be done is looked up at each opening: a call in the component that stays would be done once for all. */
function Palette({ onClose }: { onClose: () => void }) {
  const [commands] = useState(availableCommands);
  return <CommandPalette commands={commands} titleOf={titleOf} onRun={runCommand} onClose={onClose} />;
}

function ExportOf({ articleId, ...rest }: { articleId: string; hostSaves: boolean; onClose: () => void }) {
  const { data } = useArticle(articleId);
  return data && <ExportDialog article={data.article} onFolder={() => openDialog('folder')} {...rest} />;
}

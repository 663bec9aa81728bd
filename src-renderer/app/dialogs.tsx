import { useState } from 'react';
import type { Settings as Kept } from '#shared/model/settings.ts';
import { useArticle } from '../api/queries.ts';
import { backUp, chooseBackup } from '../features/backup/backing-up.ts';
import { later } from '../lib/later.tsx';
import { text } from '../lib/text.ts';
import { report } from '../lib/toasts.ts';
import { openArticle, openDialog, useSession } from '../session/session.ts';
import { TypedAhead, takeTyped } from '../ui/typed-ahead.tsx';
import { FaultBoundary } from './fault-boundary.tsx';
import { availableCommands, runCommand, titleOf } from './use-commands.ts';

const CommandPalette = later(
  async () => (await import('../features/command-palette/command-palette.tsx')).CommandPalette,
  () => <TypedAhead label={text.app.command} />,
);
const ExportDialog = later(async () => (await import('../features/exporting/export-dialog.tsx')).ExportDialog);
const ExportSeveral = later(async () => (await import('../features/exporting/export-several.tsx')).ExportSeveral);
const FolderDialog = later(async () => (await import('../features/exporting/folder-dialog.tsx')).FolderDialog);
const StatementsDialog = later(
  async () => (await import('../features/exporting/statements-dialog.tsx')).StatementsDialog,
);
const AddressDialog = later(async () => (await import('../features/importing/address-dialog.tsx')).AddressDialog);
const Guide = later(async () => (await import('../features/guide/guide.tsx')).Guide);
const KeyList = later(async () => (await import('../features/key-list/key-list.tsx')).KeyList);
const ListForm = later(async () => (await import('../features/library-list/list-form.tsx')).ListForm);
const RemoveForm = later(async () => (await import('../features/library-list/remove-form.tsx')).RemoveForm);
const TagForm = later(async () => (await import('../features/library-list/tag-form.tsx')).TagForm);
const ExportSettings = later(async () => (await import('../features/exporting/export-settings.tsx')).ExportSettings);
const Settings = later(async () => (await import('../features/settings/settings.tsx')).Settings);
const SiteRules = later(async () => (await import('../features/site-rules/site-rules.tsx')).SiteRules);

interface DialogsProps {
  settings: Kept;
  hostSaves: boolean;
  canReveal: boolean;
}

const close = () => useSession.setState({ dialog: null, editedRule: null, exported: null, several: null });

/** The one dialog that is open, if any. One that cannot be shown, as its file has gone with another Postil, is left for the rest. */
export function Dialogs(props: DialogsProps) {
  const dialog = useSession((state) => state.dialog);
  return (
    <FaultBoundary key={dialog} what={text.app.pageFault} onLeave={close}>
      <OpenDialog {...props} />
    </FaultBoundary>
  );
}

function OpenDialog({ settings, hostSaves, canReveal }: DialogsProps) {
  const dialog = useSession((state) => state.dialog);
  const articleId = useSession((state) => state.articleId);
  const section = useSession((state) => state.settingsSection);
  const exported = useSession((state) => state.exported);
  const several = useSession((state) => state.several);
  const editedRule = useSession((state) => state.editedRule);
  if (dialog === 'palette') return <Palette onClose={close} />;
  if (dialog === 'folder') return <FolderDialog hostChooses={hostSaves} onClose={close} />;
  if (dialog === 'guide') return <Guide onClose={close} />;
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
  return (
    <CommandPalette commands={commands} titleOf={titleOf} typed={takeTyped} onRun={runCommand} onClose={onClose} />
  );
}

function ExportOf({ articleId, ...rest }: { articleId: string; hostSaves: boolean; onClose: () => void }) {
  const { data } = useArticle(articleId);
  return data && <ExportDialog article={data.article} onFolder={() => openDialog('folder')} {...rest} />;
}

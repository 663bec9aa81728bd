import { Tabs } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import type { Settings as Kept } from '#shared/model/settings.ts';
import { useMedia } from '../../lib/narrow.ts';
import { text } from '../../lib/text.ts';
import { openSettings } from '../../session/session.ts';
import { type SettingsSection, settingsSections } from '../../session/settings-sections.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { About } from './about.tsx';
import { EntitySettings } from './entity-settings.tsx';
import { Highlighting } from './highlighting.tsx';
import { KeySettings } from './key-settings.tsx';
import { Language } from './language.tsx';
import { LibrarySettings } from './library-settings.tsx';
import { Network } from './network.tsx';
import { Reading } from './reading.tsx';
import styles from './settings.module.css';

interface SettingsProps {
  settings: Kept;
  section: SettingsSection;
  canReveal: boolean;
  /** What is written by an export, and the folder that is kept in step: other features' forms. */
  exporting: ReactNode;
  onBackUp: () => void;
  onRestore: () => void;
  onClose: () => void;
}

/** A window in which the list of sections would leave a form too little room: it stands above. */
const small = '(width < 680px)';

/** Everything that a person can set, section by section; each change shows and is kept at once. */
export function Settings(props: SettingsProps) {
  const { settings, section, canReveal, exporting, onBackUp, onRestore, onClose } = props;
  const isSmall = useMedia(small);
  const shown: Record<SettingsSection, () => ReactNode> = {
    reading: () => <Reading settings={settings} />,
    language: () => <Language settings={settings} />,
    highlighting: () => <Highlighting settings={settings} />,
    export: () => exporting,
    library: () => <LibrarySettings canReveal={canReveal} onBackUp={onBackUp} onRestore={onRestore} />,
    entities: () => <EntitySettings settings={settings} />,
    keys: () => <KeySettings settings={settings} />,
    network: () => <Network settings={settings} />,
    about: () => <About canReveal={canReveal} />,
  };
  return (
    <Dialog title={text.settings.title} width={860} onClose={onClose}>
      <Tabs.Root
        className={styles.root}
        orientation={isSmall ? 'horizontal' : 'vertical'}
        value={section}
        onValueChange={(value: SettingsSection) => openSettings(value)}
      >
        <Tabs.List className={styles.sections} activateOnFocus aria-label={text.settings.title}>
          {settingsSections.map((each) => (
            <Tabs.Tab key={each} value={each} className={styles.tab}>
              {text.settings.sections[each]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {settingsSections.map((each) => (
          <Tabs.Panel key={each} value={each} className={styles.panel}>
            {each === section && shown[each]()}
          </Tabs.Panel>
        ))}
      </Tabs.Root>
    </Dialog>
  );
}

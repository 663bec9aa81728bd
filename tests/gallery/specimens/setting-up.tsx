import { stockQuery } from '../../../src-renderer/api/list-queries.ts';
import {
  aboutQuery,
  correctionsQuery,
  folderQuery,
  queryClient,
  rulesQuery,
  settingsQuery,
} from '../../../src-renderer/api/queries.ts';
import { ExportSettings } from '../../../src-renderer/features/exporting/export-settings.tsx';
import { AddressDialog } from '../../../src-renderer/features/importing/address-dialog.tsx';
import { About } from '../../../src-renderer/features/settings/about.tsx';
import { EntitySettings } from '../../../src-renderer/features/settings/entity-settings.tsx';
import { Highlighting } from '../../../src-renderer/features/settings/highlighting.tsx';
import { Language } from '../../../src-renderer/features/settings/language.tsx';
import { LibrarySettings } from '../../../src-renderer/features/settings/library-settings.tsx';
import { licencesQuery } from '../../../src-renderer/features/settings/licences.ts';
import { Network } from '../../../src-renderer/features/settings/network.tsx';
import { Settings } from '../../../src-renderer/features/settings/settings.tsx';
import { SiteRules } from '../../../src-renderer/features/site-rules/site-rules.tsx';
import { found, press, pressKey } from '../acting.ts';
import { exportAnswers, folder } from '../going-out-samples.ts';
import { longTitle, settings } from '../samples.ts';
import { made, rules } from '../setting-samples.ts';
import type { SpecimenGroup } from '../specimen.ts';

const nothing = () => undefined;
const ownKeys = { ...settings, keys: { 'file.open': ['$mod+o', 'Alt+o'] } };
const frame = { width: 720, height: 520 };

export const settingUp: SpecimenGroup = {
  title: 'Sections of the settings',
  specimens: [
    {
      id: 'settings-short',
      title: 'Language, network, highlighting with a name of the person’s own',
      show: () => (
        <div className="sections">
          <Language settings={settings} />
          <Network settings={settings} />
          <Highlighting settings={{ ...settings, colorNames: { green: 'Facts to check with the board' } }} />
        </div>
      ),
    },
    {
      id: 'settings-export',
      title: 'Export: what it begins with, and the folder that is kept in step, where two files wait',
      prepare: () => {
        queryClient.setQueryData(folderQuery.queryKey, folder);
        queryClient.setQueryData(['export', 'templates'], ['Fußnoten für die Redaktion']);
      },
      answers: exportAnswers,
      show: () => (
        <div className="sections">
          <ExportSettings articleId="sample" hostChooses />
        </div>
      ),
    },
    {
      id: 'settings-library',
      title: 'Library, after a check that found something',
      prepare: () => {
        queryClient.setQueryData(stockQuery.queryKey, 12_405);
        queryClient.setQueryData(aboutQuery.queryKey, {
          versions: ['Postil 0.1.0', 'Electron 45.4.1', 'Chromium 150.0', 'Node 24.21.0'].map((each) => {
            const [name = '', version = ''] = each.split(' ');
            return { name, version };
          }),
          folders: {
            library: '/home/ida/Documents/Zeitungen und Zeitschriften/Postil/Library of the harbour, 1986 to 2026',
            state: '/home/ida/.config/postil',
            cache: '/home/ida/.cache/postil',
          },
        });
      },
      answers: {
        'library.check': () => ({
          checked: 12_405,
          wrong: 14,
          findings: [
            { path: 'articles/2026/01KHARBOUR/article.json', detail: 'It is not valid JSON: the file ends too early.' },
            { path: `articles/2026/${longTitle.replaceAll(' ', '-')}/content.html`, detail: 'It is missing.' },
          ],
        }),
      },
      show: () => (
        <div className="sections">
          <LibrarySettings canReveal onBackUp={nothing} onRestore={nothing} />
        </div>
      ),
      act: async () => {
        await press('section:nth-of-type(3) button', 'settings-library');
        await found('section:nth-of-type(3) ul', 'settings-library');
      },
    },
    {
      id: 'settings-entities',
      title: 'Entities: what is shown of them, and what was said of names',
      prepare: () => queryClient.setQueryData(correctionsQuery.queryKey, [...made]),
      show: () => (
        <div className="sections">
          <EntitySettings settings={{ ...settings, hiddenTypes: ['date', 'amount'] }} />
        </div>
      ),
    },
    {
      id: 'settings-about',
      title: 'About',
      prepare: () =>
        queryClient.setQueryData(licencesQuery.queryKey, [
          { name: 'react', version: '19.3.1', licence: 'MIT', text: 'MIT License' },
          { name: '@fontsource-variable/source-serif-4', version: '5.3.1', licence: 'OFL-1.1', text: '' },
        ]),
      show: () => (
        <div className="sections">
          <About canReveal={false} />
        </div>
      ),
    },
    {
      id: 'settings-keys',
      title: 'Keys: one that another command has, and one that is being recorded',
      frame,
      prepare: () => queryClient.setQueryData(settingsQuery.queryKey, ownKeys),
      show: () => (
        <Settings
          settings={ownKeys}
          section="keys"
          canReveal
          exporting={null}
          onBackUp={nothing}
          onRestore={nothing}
          onClose={nothing}
        />
      ),
      act: async () => {
        await press('li:nth-of-type(2) [data-key]');
        pressKey('e', document.body);
        await press('li:nth-of-type(4) [data-key]');
      },
    },
    {
      id: 'address-forbidden',
      title: 'Import from the web, which the settings forbid',
      frame: { width: 720, height: 360 },
      show: () => <AddressDialog settings={{ ...settings, network: 'never' }} onOpen={nothing} onClose={nothing} />,
    },
    {
      id: 'site-rules-form',
      title: 'Site rules, one of which is being changed',
      frame: { width: 720, height: 680 },
      prepare: () => queryClient.setQueryData(rulesQuery.queryKey, [...rules]),
      show: () => <SiteRules edited="news.example" onEdit={nothing} onClose={nothing} />,
    },
  ],
};

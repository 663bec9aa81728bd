import { type CommandId, commands } from '#shared/commands/catalogue.ts';
import { CommandPalette } from '../../../src-renderer/features/command-palette/command-palette.tsx';
import { Guide } from '../../../src-renderer/features/guide/guide.tsx';
import { Importing } from '../../../src-renderer/features/importing/importing.tsx';
import { text } from '../../../src-renderer/lib/text.ts';
import { found, write } from '../acting.ts';
import type { SpecimenGroup } from '../specimen.ts';

const nothing = () => undefined;
const guide = { width: 960, height: 620 };

export const overTheWindow: SpecimenGroup = {
  title: 'Over the window',
  specimens: [
    {
      id: 'palette-empty',
      title: 'Command palette, with words that no command has',
      frame: { width: 720, height: 240 },
      show: () => (
        <CommandPalette
          commands={commands}
          titleOf={({ id }) => text.commands[id as CommandId]}
          typed={() => 'lighthouse'}
          onRun={nothing}
          onClose={nothing}
        />
      ),
    },
    {
      id: 'guide',
      title: 'The guide',
      frame: guide,
      show: () => <Guide onClose={nothing} />,
      act: () => found('nav [data-row]').then(nothing),
    },
    {
      id: 'guide-search',
      title: 'A search in the guide',
      frame: guide,
      show: () => <Guide onClose={nothing} />,
      act: async () => {
        await found('nav [data-row]');
        await write('nav input', 'tag');
        await found('nav small');
      },
    },
    {
      id: 'drop',
      title: 'Something that is about to be dropped',
      frame: { width: 640, height: 300 },
      show: () => <Importing onOpen={nothing} />,
      act: async () => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['x'], 'harbour.html'));
        document.body.dispatchEvent(new DragEvent('dragenter', { dataTransfer, bubbles: true }));
      },
    },
  ],
};

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { giveActions, runCommand, runFromMenu } from '../../src-renderer/app/use-commands.ts';
import { useImport } from '../../src-renderer/features/importing/import-files.ts';
import { openDialog } from '../../src-renderer/session/session.ts';

// Modules of the page look at it when they are loaded.
vi.hoisted(() => vi.stubGlobal('window', {}));
// What commands do takes a document.
vi.mock('../../src-renderer/app/command-handlers.ts', () => ({
  handlersFor: ({ onImport }: { onImport: () => void }) => ({ 'file.open': onImport }),
}));

class Field {
  readonly isContentEditable = true;
}

const onImport = vi.fn();
const execCommand = vi.fn();
const page = { activeElement: null as Field | null, execCommand };

beforeEach(() => {
  vi.stubGlobal('HTMLElement', Field);
  vi.stubGlobal('document', page);
  giveActions({ onImport, onOpenLink: () => undefined });
});

afterEach(() => {
  openDialog(null);
  useImport.setState(useImport.getInitialState());
  vi.unstubAllGlobals();
});

it('a command of the menu does nothing behind a dialog, a preview or a report', () => {
  openDialog('export');
  runFromMenu('file.open');
  openDialog(null);
  useImport.setState({ reports: [[]] });
  runFromMenu('file.open');
  expect(onImport).not.toHaveBeenCalled();
  useImport.setState({ reports: [] });
  runFromMenu('file.open');
  expect(onImport).toHaveBeenCalledTimes(1);
});

it('undo of the menu means the text field of a dialog that is written in', () => {
  openDialog('list');
  page.activeElement = new Field();
  runFromMenu('edit.undo');
  expect(execCommand).toHaveBeenCalledWith('undo');
});

it('a command that a dialog itself gives is done', () => {
  onImport.mockClear();
  openDialog('palette');
  runCommand('file.open');
  expect(onImport).toHaveBeenCalledTimes(1);
});

import { beforeEach, expect, it } from 'vitest';
import { redo, remember, undo, useHistory } from '../../src-renderer/lib/undo.ts';

let log: string[];

function step(name: string): Parameters<typeof remember>[0] {
  return {
    label: name,
    undo: async () => log.push(`undo ${name}`),
    redo: async () => log.push(`redo ${name}`),
  };
}

beforeEach(() => {
  log = [];
  useHistory.setState({ done: [], undone: [] });
});

it('takes steps back newest first, and again in their order', async () => {
  remember(step('a'));
  remember(step('b'));
  expect([await undo(), await undo(), await undo()].map((done) => done?.label)).toEqual(['b', 'a', undefined]);
  expect([await redo(), await redo(), await redo()].map((done) => done?.label)).toEqual(['a', 'b', undefined]);
  expect(log).toEqual(['undo b', 'undo a', 'redo a', 'redo b']);
});

it('forgets what was undone once something new is done', async () => {
  remember(step('a'));
  await undo();
  remember(step('b'));
  expect(await redo()).toBeNull();
});

it('keeps a step whose undoing failed, so that it can be tried again', async () => {
  let broken = true;
  remember({
    ...step('a'),
    undo: async () => {
      if (broken) throw new Error('the disk is full');
      log.push('undo a');
    },
  });
  await expect(undo()).rejects.toThrow('the disk is full');
  broken = false;
  expect((await undo())?.label).toBe('a');
});

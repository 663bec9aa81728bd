import { beforeEach, expect, it } from 'vitest';
import { forgetSteps, redo, remember, undo, useHistory } from '../../src-renderer/lib/undo.ts';

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

it('a step that can only fail is forgotten, so that those before it can be taken back', async () => {
  const undone: string[] = [];
  const redo = async () => undefined;
  remember({ label: 'first', undo: async () => undone.push('first'), redo });
  const fails = (code: string) => Object.assign(new Error(code), { code });
  remember({ label: 'gone', undo: () => Promise.reject(fails('not-found')), redo });
  await expect(undo()).rejects.toThrow('not-found');
  expect((await undo())?.label).toBe('first');
  expect(undone).toEqual(['first']);
});

it('a step on articles of which one is gone for good is forgotten', () => {
  const step = { undo: async () => undefined, redo: async () => undefined };
  remember({ label: 'merge', articleId: 'A', needs: ['B'], ...step });
  remember({ label: 'other', articleId: 'C', ...step });
  forgetSteps(new Set(['B']));
  expect(useHistory.getState().done.map(({ label }) => label)).not.toContain('merge');
  expect(useHistory.getState().done.at(-1)?.label).toBe('other');
});

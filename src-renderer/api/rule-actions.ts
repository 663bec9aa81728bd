import type { SiteRule, UnsavedRule } from '#shared/model/site-rule.ts';
import { text } from '../lib/text.ts';
import { announce } from '../lib/toasts.ts';
import { remember } from '../lib/undo.ts';
import { act, undoAction } from './actions.ts';
import { call } from './client.ts';
import { queryClient, rulesQuery } from './queries.ts';

/** Makes this the rule of a site; null takes it away. */
export async function putRule(host: string, rule: UnsavedRule | null): Promise<void> {
  if (rule === null) await call('rules.delete', { host });
  else await call('rules.change', { ...rule, host });
}

/** Adds to the rule of a site what was just chosen on one of its pages. */
export function rememberRule(lasting: UnsavedRule): Promise<unknown> {
  const { host } = lasting;
  return act(async () => {
    const { rule, previous } = await call('rules.merge', lasting);
    await refreshRules();
    rememberChange(text.steps.rememberRule.step(host), previous, rule);
    announce(text.steps.rememberRule.done(host), undoAction());
  });
}

/** Saves a rule that was edited. Gives the sentence that says why it was not, for the form; null when it was. */
export async function changeRule(rule: UnsavedRule, previous: SiteRule): Promise<string | null> {
  const problem = await act(async () => {
    try {
      const saved = await call('rules.change', rule);
      await refreshRules();
      rememberChange(text.steps.changeRule.step, previous, saved);
      announce(text.steps.changeRule.done(saved.host), undoAction());
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  });
  return problem;
}

export function deleteRule(rule: SiteRule): Promise<unknown> {
  return act(async () => {
    await call('rules.delete', { host: rule.host });
    await refreshRules();
    rememberChange(text.steps.deleteRule.step, rule, null);
    announce(text.steps.deleteRule.done(rule.host), undoAction());
  });
}

function rememberChange(label: string, before: SiteRule | null, after: SiteRule | null): void {
  const host = (before ?? after)?.host;
  if (host === undefined) return;
  remember({ label, undo: () => putRule(host, before), redo: () => putRule(host, after) });
}

function refreshRules(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: rulesQuery.queryKey });
}

import { type FormEvent, useId, useState } from 'react';
import type { SiteRule } from '#shared/model/site-rule.ts';
import { changeRule } from '../../api/rule-actions.ts';
import { text } from '../../lib/text.ts';
import { Button } from '../../ui/button.tsx';
import { fieldsOf, type RuleBody, ruleOf } from './rule-fields.ts';
import styles from './site-rules.module.css';

const bodies: readonly RuleBody[] = ['found', 'whole', 'part'];

/** The rule of one site as fields; what the core does not take is said under them. */
export function RuleForm({ rule, onDone }: { rule: SiteRule; onDone: () => void }) {
  const [fields, setFields] = useState(fieldsOf(rule));
  const [problem, setProblem] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const id = useId();

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (fields.article === 'part' && fields.body.trim() === '') {
      setProblem(text.rules.noSelector);
      return;
    }
    setSaving(true);
    const refused = await changeRule(ruleOf(rule.host, fields), rule);
    setSaving(false);
    setProblem(refused);
    if (refused === null) onDone();
  }

  /** Says at the fields that hold what the sentence quotes, or at all when it quotes nothing, that they are meant. */
  function toldAt(written: string) {
    if (problem === null) return {};
    const quotes = (lines: string) => lines.split('\n').some((line) => problem.includes(`“${line.trim()}”`));
    const isMeant = quotes(written) || !(quotes(fields.body) || quotes(fields.remove));
    return isMeant ? { 'aria-describedby': `${id}-problem`, 'aria-invalid': true } : {};
  }

  return (
    <form className={styles.form} aria-label={text.rules.ruleFor(rule.host)} onSubmit={(event) => void save(event)}>
      <h3>{rule.host}</h3>
      <fieldset>
        <legend>{text.rules.articleIs}</legend>
        {bodies.map((value) => (
          <label key={value}>
            <input
              type="radio"
              name={`${id}-article`}
              checked={fields.article === value}
              onChange={() => setFields({ ...fields, article: value })}
            />
            {text.rules.bodies[value]}
          </label>
        ))}
        {fields.article === 'part' && (
          <input
            className={styles.selector}
            aria-label={text.rules.selector}
            value={fields.body}
            maxLength={300}
            spellCheck={false}
            // biome-ignore lint/a11y/noAutofocus: the form was asked for by a press of Edit
            autoFocus
            onChange={({ target }) => setFields({ ...fields, body: target.value })}
            {...toldAt(fields.body)}
          />
        )}
      </fieldset>
      <label className={styles.removals}>
        <span>{text.rules.leftOut}</span>
        <textarea
          className={styles.selector}
          rows={Math.min(8, Math.max(2, fields.remove.split('\n').length))}
          value={fields.remove}
          spellCheck={false}
          onChange={({ target }) => setFields({ ...fields, remove: target.value })}
          {...toldAt(fields.remove)}
        />
      </label>
      {problem !== null && (
        <p id={`${id}-problem`} className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={styles.actions}>
        <Button look="primary" type="submit" disabled={saving}>
          {text.rules.save}
        </Button>
        <Button onClick={onDone}>{text.common.cancel}</Button>
      </div>
    </form>
  );
}

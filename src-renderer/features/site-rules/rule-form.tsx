import { type FormEvent, useId, useState } from 'react';
import type { SiteRule } from '#shared/model/site-rule.ts';
import { changeRule } from '../../api/rule-actions.ts';
import { Button } from '../../ui/button.tsx';
import { fieldsOf, type RuleBody, ruleOf } from './rule-fields.ts';
import styles from './site-rules.module.css';

const choices: readonly { value: RuleBody; label: string }[] = [
  { value: 'found', label: 'What Postil finds' },
  { value: 'whole', label: 'The whole page' },
  { value: 'part', label: 'This part of the page' },
];

/** The rule of one site as fields; what the core does not take is said under them. */
export function RuleForm({ rule, onDone }: { rule: SiteRule; onDone: () => void }) {
  const [fields, setFields] = useState(fieldsOf(rule));
  const [problem, setProblem] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const id = useId();

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (fields.article === 'part' && fields.body.trim() === '') {
      setProblem('The part of the page is not named. The rule is as it was.');
      return;
    }
    setSaving(true);
    const refused = await changeRule(ruleOf(rule.host, fields), rule);
    setSaving(false);
    setProblem(refused);
    if (refused === null) onDone();
  }

  /** Says at the fields that hold what the sentence quotes, or at all when it quotes nothing, that they are meant. */
  function toldAt(text: string) {
    if (problem === null) return {};
    const quotes = (lines: string) => lines.split('\n').some((line) => problem.includes(`“${line.trim()}”`));
    const isMeant = quotes(text) || !(quotes(fields.body) || quotes(fields.remove));
    return isMeant ? { 'aria-describedby': `${id}-problem`, 'aria-invalid': true } : {};
  }

  return (
    <form className={styles.form} aria-label={`Rule for ${rule.host}`} onSubmit={(event) => void save(event)}>
      <h3>{rule.host}</h3>
      <fieldset>
        <legend>The article is</legend>
        {choices.map(({ value, label }) => (
          <label key={value}>
            <input
              type="radio"
              name={`${id}-article`}
              checked={fields.article === value}
              onChange={() => setFields({ ...fields, article: value })}
            />
            {label}
          </label>
        ))}
        {fields.article === 'part' && (
          <input
            className={styles.selector}
            aria-label="Selector of the part"
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
        <span>Left out, one selector a line</span>
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
          Save
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  );
}

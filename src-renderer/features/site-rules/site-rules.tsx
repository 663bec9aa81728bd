import { useQuery } from '@tanstack/react-query';
import type { SiteRule } from '#shared/model/site-rule.ts';
import { rulesQuery } from '../../api/queries.ts';
import { deleteRule } from '../../api/rule-actions.ts';
import { ruleInWords } from '../../lib/rule-words.ts';
import { text } from '../../lib/text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { RuleForm } from './rule-form.tsx';
import styles from './site-rules.module.css';

interface SiteRulesProps {
  /** The host whose rule is being changed; null shows the list alone. */
  edited: string | null;
  onEdit: (host: string | null) => void;
  onClose: () => void;
}

/** Every rule that the person made for a site, in words, to be changed or deleted. */
export function SiteRules({ edited, onEdit, onClose }: SiteRulesProps) {
  const { data: rules, error, refetch } = useQuery(rulesQuery);
  if (rules === undefined && error === null) return null;
  return (
    <Dialog title={text.rules.title} width={620} onClose={onClose}>
      <div className={styles.content}>
        {rules === undefined ? (
          <Failure error={error} onRetry={() => void refetch()} />
        ) : rules.length === 0 ? (
          <p className={styles.empty}>{text.rules.empty}</p>
        ) : (
          <ul className={styles.list}>
            {rules.map((rule) => (
              <li key={rule.host}>
                {rule.host === edited ? (
                  <RuleForm rule={rule} onDone={() => onEdit(null)} />
                ) : (
                  <Rule rule={rule} onEdit={() => onEdit(rule.host)} />
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}

function Rule({ rule, onEdit }: { rule: SiteRule; onEdit: () => void }) {
  return (
    <div className={styles.row}>
      <div>
        <h3>{rule.host}</h3>
        {ruleInWords(rule).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <div className={styles.actions}>
        <Button aria-label={text.rules.editFor(rule.host)} onClick={onEdit}>
          {text.rules.edit}
        </Button>
        <Button aria-label={text.rules.deleteFor(rule.host)} onClick={() => void deleteRule(rule)}>
          {text.rules.delete}
        </Button>
      </div>
    </div>
  );
}

import { FieldGroup } from '../parts/Field.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Link } from '../parts/Link.tsx';
import { useText } from '../text.ts';
import { changeDraft, useDraft } from './draftStore.ts';

/** Named or anonymous, with what each really means. `name`: of the person signed in, or null. */
export function IdentityField({ name, problem }: { name: string | null; problem: string | null }) {
  const text = useText();
  const { identity } = useDraft();
  const chosen = identity ?? (name === null ? null : 'named');
  return (
    <FieldGroup label={text('identity.label')} problem={problem}>
      <div className="choices">
        <label className="choice">
          <input type="radio" name="identity" checked={chosen === 'named'} onChange={() => changeDraft({ identity: 'named' })} />
          <span className="choice-body">
            <span className="choice-title">
              <Icon name="person" />
              {name === null ? text('identity.named') : text('identity.namedAs', { name })}
            </span>
            <span className="choice-hint">{text('identity.namedHint')}</span>
            {name === null && <span className="choice-hint">{text('identity.signInFirst')}</span>}
          </span>
        </label>
        <label className="choice">
          <input
            type="radio"
            name="identity"
            checked={chosen === 'anonymous'}
            onChange={() => changeDraft({ identity: 'anonymous' })}
          />
          <span className="choice-body">
            <span className="choice-title">
              <Icon name="mask" />
              {text('identity.anonymous')}
            </span>
            <span className="choice-hint">{text('identity.anonymousHint')}</span>
          </span>
        </label>
      </div>
      <Link className="quiet-link" href="/privacy">
        {text('identity.explain')}
      </Link>
    </FieldGroup>
  );
}

import type { Answer } from '../../../contract/endpoint.ts';
import type { portalEndpoints } from '../../api/portalEndpoints.ts';
import { Icon } from '../parts/Icon.tsx';
import { useText } from '../text.ts';

type DemoAccount = Answer<typeof portalEndpoints.getMe>['demoAccounts'][number];
type Props = {
  readonly accounts: readonly DemoAccount[];
  readonly busy: boolean;
  readonly onChoose: (account: DemoAccount) => void;
};

/** The accounts of a demonstration, requesters first; who holds several roles stands here once. */
export function DemoAccounts({ accounts, busy, onChoose }: Props) {
  const text = useText();
  const people = [...new Map(accounts.map((account) => [account.login, account])).values()].sort(
    (a, b) => Number(a.role !== null) - Number(b.role !== null),
  );
  const rolesOf = (login: string) =>
    accounts
      .filter((account) => account.login === login)
      .map(({ role }) => (role === null ? text('signIn.demoRequester') : text(`role.${role}`)))
      .join(' · ');
  return (
    <section className="card">
      <h2>{text('signIn.demo')}</h2>
      <ul className="accounts">
        {people.map((account) => (
          <li key={account.login}>
            <button type="button" className="account" disabled={busy} onClick={() => onChoose(account)}>
              <Icon name={account.role === null ? 'person' : 'desk'} />
              <span>
                <strong>{account.name}</strong>
                <span className="account-login">{account.login}</span>
              </span>
              <span className="badge badge-plain">{rolesOf(account.login)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

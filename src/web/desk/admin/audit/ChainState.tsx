import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { auditStateQuery } from '../../../api/deskPrivacy.ts';
import { LoadFailed } from '../../parts/LoadFailed.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useNow } from '../../parts/useNow.ts';
import { useText } from '../../useText.ts';

/** Where the chain stands, and whether it still passes through what was written down outside the database. */
export function ChainState() {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const { data, error, refetch } = useQuery(auditStateQuery);
  if (error && !data) return <LoadFailed error={error} retry={() => refetch()} />;
  if (!data) return null;
  return (
    <section className="chain-state" aria-labelledby="chain-title">
      <h2 id="chain-title">{text('chain.title')}</h2>
      <p className="number">
        {data.place === 0 ? (
          text('chain.empty')
        ) : (
          <>
            {text('chain.head', { place: data.place })} <code className="hash">{data.head}</code>
          </>
        )}
      </p>
      {data.newest.some(({ holds }) => !holds) && <Alert type="error" showIcon title={text('chain.alarm')} />}
      {data.checkpoints === 0 ? (
        <p className="muted">{text('chain.none')}</p>
      ) : (
        <details>
          <summary>{text('chain.checkpoints', { count: data.checkpoints })}</summary>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{text('chain.at')}</th>
                <th scope="col">{text('chain.place')}</th>
                <th scope="col">{text('chain.hash')}</th>
                <th scope="col">{text('chain.state')}</th>
              </tr>
            </thead>
            <tbody>
              {data.newest.map(({ at, place, hash, holds }) => (
                <tr key={`${at} ${place}`}>
                  <td>
                    <time dateTime={at}>{format.moment(at, now)}</time>
                  </td>
                  <td className="number">{place}</td>
                  <td>
                    <code title={hash}>{hash.slice(0, 16)}…</code>
                  </td>
                  <td>{text(holds ? 'chain.holds' : 'chain.differs')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  );
}

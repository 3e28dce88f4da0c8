import { SafetyCertificateOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { proofsQuery } from '../../api/deskMeasures.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';

/** 核对: each night's proof that the roll-ups say what the facts say. */
export function ProofsPage() {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const { data, error, isPending, refetch } = useQuery(proofsQuery);
  return (
    <>
      <header className="page-head">
        <h1>{text('proofs.title')}</h1>
      </header>
      <p className="muted">{text('proofs.hint')}</p>
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={!data || data.proofs.length === 0}
        empty={<EmptyHint icon={<SafetyCertificateOutlined />} title={text('proofs.none')} hint={text('proofs.noneHint')} />}
      >
        <table className="plain-table proofs">
          <thead>
            <tr>
              <th scope="col">{text('proofs.at')}</th>
              <th scope="col" className="right">
                {text('proofs.facts')}
              </th>
              <th scope="col" className="right">
                {text('proofs.cells')}
              </th>
              <th scope="col" className="right">
                {text('proofs.differences')}
              </th>
              <th scope="col" className="right">
                {text('proofs.seconds')}
              </th>
            </tr>
          </thead>
          <tbody>
            {data?.proofs.map((proof) => (
              <tr key={proof.at} className={proof.differences > 0 ? 'differs' : undefined}>
                <td className="number">{format.moment(proof.at, now)}</td>
                <td className="right number">{format.count(proof.facts)}</td>
                <td className="right number">{format.count(proof.cells)}</td>
                <td className="right number">{format.count(proof.differences)}</td>
                <td className="right number">{proof.seconds.toFixed(1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ListState>
    </>
  );
}

import { EyeOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { unusualLooksQuery } from '../../../api/deskPrivacy.ts';
import { EmptyHint } from '../../parts/EmptyHint.tsx';
import { ListState } from '../../parts/ListState.tsx';
import { useNames } from '../../parts/useNames.ts';
import { useText } from '../../useText.ts';
import { AdminHead } from '../AdminHead.tsx';

const counts = ['looks', 'cases', 'outside', 'afterHours', 'contacts'] as const;

/** Who looked at cases in a way that should be asked about, week by week. */
export function UnusualLooksPage() {
  const text = useText();
  const names = useNames();
  const { data = [], error, isPending, refetch } = useQuery(unusualLooksQuery);
  return (
    <>
      <AdminHead title={text('admin.unusualLooks')} hint={text('admin.unusualLooksHint')} />
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={data.length === 0}
        empty={<EmptyHint icon={<EyeOutlined />} title={text('unusual.none')} hint={text('unusual.noneHint')} />}
      >
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{text('unusual.week')}</th>
              <th scope="col">{text('unusual.who')}</th>
              <th scope="col">{text('unusual.why')}</th>
              {counts.map((name) => (
                <th key={name} scope="col" className="right">
                  {text(`unusual.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.map(({ week, person, reasons, ...counted }) => (
              <tr key={`${week} ${person.id}`}>
                <td className="number">{week}</td>
                <th scope="row">
                  <Link to={`/admin/audit?login=${encodeURIComponent(person.login)}`}>{person.name}</Link>{' '}
                  <span className="muted">{person.unit === null ? '' : names.unit(person.unit)}</span>
                </th>
                <td>{reasons.map((reason) => text(`unusualReason.${reason}`)).join(text('unusual.and'))}</td>
                {counts.map((name) => (
                  <td key={name} className="right number">
                    {counted[name]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ListState>
    </>
  );
}

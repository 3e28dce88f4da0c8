import { CalculatorOutlined, EditOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import type { Answer } from '../../../contract/endpoint.ts';
import type { listSchemes } from '../../../contract/measures.ts';
import { putItem } from '../../../contract/reference.ts';
import { schemesQuery } from '../../api/deskMeasures.ts';
import { meQuery } from '../../api/deskSession.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { mayCall } from '../shell/mayCall.ts';
import { useText } from '../useText.ts';

type Scheme = Answer<typeof listSchemes>['schemes'][number];

/** 方案: how rates become a score, for whoever is scored by them to read. */
export function SchemesPage() {
  const text = useText();
  const me = useQuery(meQuery).data?.me;
  const { data, error, isPending, refetch } = useQuery(schemesQuery);
  return (
    <>
      <header className="page-head">
        <h1>{text('schemes.title')}</h1>
        {me && mayCall(putItem.access, me) && (
          <Link to="/admin/schemes">
            <Button icon={<EditOutlined />}>{text('schemes.edit')}</Button>
          </Link>
        )}
      </header>
      <p className="muted">{text('schemes.hint')}</p>
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={!data || data.schemes.length === 0}
        empty={<EmptyHint icon={<CalculatorOutlined />} title={text('admin.nothing')} hint={text('schemes.hint')} />}
      >
        <div className="scheme-cards">
          {data?.schemes.map((each) => (
            <SchemeCard key={each.id} {...each} />
          ))}
        </div>
      </ListState>
    </>
  );
}

function SchemeCard({ version, scheme }: Scheme) {
  const text = useText();
  return (
    <section className="panel-plain">
      <h2>
        {currentLanguage() === 'en' ? scheme.nameEn : scheme.name} <small>{text('schemes.version', { version })}</small>
      </h2>
      <table className="plain-table">
        <tbody>
          {scheme.kind === 'weighted'
            ? scheme.items.map((item) => (
                <tr key={item.measure}>
                  <th scope="row">{text(`measure.${item.measure}`)}</th>
                  <td className="right number">{item.weight}</td>
                </tr>
              ))
            : scheme.items.map(({ measure, ...law }) => (
                <tr key={measure}>
                  <th scope="row">{text(`measure.${measure}`)}</th>
                  <td>{text('schemes.law', law)}</td>
                </tr>
              ))}
          {scheme.deeds.map((deed) => (
            <tr key={deed.kind}>
              <th scope="row">{text(`deed.${deed.kind}`)}</th>
              <td className="right number">{deed.points}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted">
        {text('schemes.fair', { fair: scheme.fair, partly: scheme.partly })} ·{' '}
        {text(`schemes.subOrders.${scheme.subOrders ? 'yes' : 'no'}`)} · {text('schemes.minimum', { minimum: scheme.minimum })} ·{' '}
        {text('schemes.source', { source: scheme.source })}
      </p>
    </section>
  );
}

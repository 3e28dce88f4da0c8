import { CaretDownOutlined, CaretUpOutlined, InfoCircleOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { Link } from 'react-router';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';
import { isRate, type Measure, type RankedUnit, type Rates, rateMeasures, ratesGroups, type Share } from './ratesRows.ts';

type Sort = { readonly measure: Measure; readonly ascending: boolean };

type RatesTableProps = {
  readonly units: readonly Rates[];
  readonly total: Rates;
  readonly minimum: number;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
};

const columns: readonly Measure[] = ['received', ...rateMeasures, 'returns', 'reworks', 'overdueNow'];

export function RatesTable({ units, total, minimum, sort, onSort }: RatesTableProps) {
  const text = useText();
  const groups = ratesGroups(units, { ...sort, minimum });
  return (
    <table className="rates">
      <thead>
        <tr>
          <th scope="col" className="rank">
            {text('rates.rank')}
          </th>
          <th scope="col">{text('case.unit')}</th>
          {columns.map((measure) => (
            <SortHead key={measure} measure={measure} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      {groups.map(({ group, units: rows }) => (
        <tbody key={group}>
          <tr className="rates-group">
            <th scope="rowgroup" colSpan={columns.length + 2}>
              {text(`unitGroup.${group}`)} <small>{text('rates.units', { count: rows.length })}</small>
            </th>
          </tr>
          {rows.map((row) => (
            <UnitRow key={row.unit} row={row} minimum={minimum} sorted={sort.measure} />
          ))}
        </tbody>
      ))}
      <tfoot>
        <tr>
          <td />
          <th scope="row">{text('rates.total')}</th>
          <Cells row={total} minimum={0} sorted={sort.measure} />
        </tr>
      </tfoot>
    </table>
  );
}

function SortHead({
  measure,
  sort,
  onSort,
}: {
  readonly measure: Measure;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
}) {
  const text = useText();
  const active = sort.measure === measure;
  return (
    <th scope="col" className="right" aria-sort={active ? (sort.ascending ? 'ascending' : 'descending') : undefined}>
      <Tooltip title={text(`rates.help.${measure}`)}>
        <button type="button" onClick={() => onSort({ measure, ascending: active ? !sort.ascending : false })}>
          {text(`rates.${measure}`)}
          {isRate(measure) && <InfoCircleOutlined aria-hidden className="info" />}
          {active && (sort.ascending ? <CaretUpOutlined aria-hidden /> : <CaretDownOutlined aria-hidden />)}
        </button>
      </Tooltip>
    </th>
  );
}

function UnitRow({ row, minimum, sorted }: { readonly row: RankedUnit; readonly minimum: number; readonly sorted: Measure }) {
  const text = useText();
  const names = useNames();
  return (
    <tr>
      <td className="rank">{row.rank ?? '–'}</td>
      <th scope="row" className="rates-unit">
        <Link to={`/cases?unit=${row.unit}`}>{names.unit(row.unit)}</Link>
        {row.tooFew && <small className="too-few">{text('rates.tooFew')}</small>}
      </th>
      <Cells row={row} minimum={minimum} sorted={sorted} />
    </tr>
  );
}

function Cells({ row, minimum, sorted }: { readonly row: Rates; readonly minimum: number; readonly sorted: Measure }) {
  const format = useFormat();
  return columns.map((measure) => (
    <td key={measure} className={measure === sorted ? 'right sorted' : 'right'}>
      {isRate(measure) ? (
        <ShareCell share={row[measure]} minimum={minimum} />
      ) : measure === 'overdueNow' && row.overdueNow > 0 && row.unit ? (
        <Link to={`/cases?unit=${row.unit}&overdue=true`}>{format.count(row.overdueNow)}</Link>
      ) : (
        format.count(row[measure])
      )}
    </td>
  ));
}

/** The share, rounded here and nowhere else, with its n; pale when the sample is too small to say much. */
function ShareCell({ share, minimum }: { readonly share: Share; readonly minimum: number }) {
  const text = useText();
  const format = useFormat();
  const shown = format.share(share.part, share.of);
  if (shown === null) {
    return (
      <span className="share share-none">
        – <small>n=0</small>
      </span>
    );
  }
  return (
    <Tooltip title={text('rates.exact', { part: Math.round(share.part * 10) / 10, of: share.of })}>
      <span className={share.of < minimum ? 'share share-few' : 'share'}>
        <b>{shown}</b> <small>n={share.of}</small>
        <i aria-hidden style={{ width: `${(100 * share.part) / share.of}%` }} />
      </span>
    </Tooltip>
  );
}

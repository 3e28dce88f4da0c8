import { InfoCircleOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { Link } from 'react-router';
import type { z } from 'zod';
import type { RankingTable, RankLine } from '../../../contract/measures.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';
import type { Basis } from './AskBar.tsx';
import { rounded, share } from './exact.ts';
import { RateCell } from './RateCell.tsx';

export type Ranking = z.output<typeof RankingTable>;
type Line = z.output<typeof RankLine>;
type Total = Ranking['total'];

type RankTableProps = {
  readonly ranking: Ranking;
  readonly basis: Pick<Basis, 'scheme' | 'groups'>;
  /** Where a unit and the cases behind a rate are; absent in a frozen table, whose cases may have moved on. */
  readonly unitTo?: ((unit: string) => string) | undefined;
  readonly rateTo?: ((unit: string, measure: string) => string) | undefined;
  /** Names as they were; the present ones when absent. */
  readonly nameOf?: (unit: string) => string;
};

/** Each group apart, best first; equals share a rank, and who has too few answers stands below without one. */
export function RankTable({ ranking, basis, unitTo, rateTo, nameOf }: RankTableProps) {
  const names = useNames();
  const text = useText();
  const { items, minimum } = basis.scheme;
  const groupName = (code: string) => {
    const group = basis.groups.find((each) => each.code === code);
    return group ? (currentLanguage() === 'en' ? group.nameEn : group.name) : code;
  };
  return (
    <table className="rates">
      <thead>
        <tr>
          <th scope="col" className="rank">
            {text('rates.rank')}
          </th>
          <th scope="col">{text('case.unit')}</th>
          <th scope="col" className="right">
            {text('rates.score')}
          </th>
          {items.map(({ measure, max }) => (
            <th key={measure} scope="col" className="right">
              <Tooltip title={text(`measureHelp.${measure}`)}>
                <span>
                  {text(`measure.${measure}`)} <InfoCircleOutlined aria-hidden className="info" />
                </span>
              </Tooltip>
              <small className="weight">{rounded(max, 1).replace(/\.0$/, '')}</small>
            </th>
          ))}
          <th scope="col" className="right">
            {text('rates.valid')}
          </th>
          <th scope="col" className="right">
            {text('rates.received')}
          </th>
          <th scope="col" className="right">
            <Tooltip title={text('rates.excludedHelp')}>
              <span>{text('rates.excluded')}</span>
            </Tooltip>
          </th>
          <th scope="col" className="rank">
            <Tooltip title={text('rates.rankSureHelp')}>
              <span>
                {text('rates.rankSure')} <InfoCircleOutlined aria-hidden className="info" />
              </span>
            </Tooltip>
          </th>
        </tr>
      </thead>
      {ranking.groups
        .filter(({ lines }) => lines.length > 0)
        .map(({ group, lines, total }) => (
          <tbody key={group}>
            <tr className="rates-group">
              <th scope="rowgroup" colSpan={items.length + 7}>
                {groupName(group)} <small>{text('rates.units', { count: lines.length })}</small>
              </th>
            </tr>
            {lines.map((line) => (
              <UnitRow
                key={line.unit}
                line={line}
                minimum={minimum}
                unitTo={unitTo}
                rateTo={rateTo}
                name={(nameOf ?? names.unit)(line.unit)}
              />
            ))}
            {lines.length > 1 && (
              <tr className="rates-subtotal">
                <td />
                <th scope="row">
                  {text('rates.groupTotal')} <small>{text('rates.pooled')}</small>
                </th>
                <Cells line={total} minimum={0} />
                <td />
              </tr>
            )}
          </tbody>
        ))}
      <tfoot>
        <tr>
          <td />
          <th scope="row">
            {unitTo ? <Link to={unitTo('all')}>{text('rates.schoolTotal')}</Link> : text('rates.schoolTotal')}{' '}
            <small>{text('rates.pooled')}</small>
          </th>
          <Cells line={ranking.total} minimum={0} rateTo={rateTo && ((measure) => rateTo('all', measure))} />
          <td />
        </tr>
      </tfoot>
    </table>
  );
}

type UnitRowProps = Pick<RankTableProps, 'unitTo' | 'rateTo'> & {
  readonly line: Line;
  readonly minimum: number;
  readonly name: string;
};

function UnitRow({ line, minimum, name, unitTo, rateTo }: UnitRowProps) {
  const text = useText();
  return (
    <tr className={line.rank === null ? 'unranked' : undefined}>
      <td className="rank">{line.rank ?? '–'}</td>
      <th scope="row" className="rates-unit">
        {unitTo ? <Link to={unitTo(line.unit)}>{name}</Link> : name}
        {line.unranked && (
          <small className="too-few">{text(line.unranked === 'too-few' ? 'rates.tooFew' : 'rates.vetoed')}</small>
        )}
      </th>
      <Cells line={line} minimum={minimum} rateTo={rateTo && ((measure) => rateTo(line.unit, measure))} />
      <td className="rank pale">{line.lowRank ?? '–'}</td>
    </tr>
  );
}

function Cells({
  line,
  minimum,
  rateTo,
}: {
  readonly line: Total;
  readonly minimum: number;
  readonly rateTo?: ((measure: string) => string) | undefined;
}) {
  const text = useText();
  const format = useFormat();
  return (
    <>
      <td className="right score">
        {line.score === null ? (
          '–'
        ) : (
          <Tooltip title={`${text('rates.scoreSure')} ${line.lowScore === null ? '–' : rounded(line.lowScore, 2)}`}>
            <b>{rounded(line.score, 2)}</b>
          </Tooltip>
        )}
      </td>
      {line.items.map((item) => (
        <td key={item.measure} className="right">
          <RateCell rate={item} minimum={minimum} {...(rateTo ? { to: rateTo(item.measure) } : {})} />
        </td>
      ))}
      <td className="right">{format.count(line.valid)}</td>
      <td className="right">{format.count(line.received)}</td>
      <td className="right">
        {line.excluded.part}
        <small className="of-all">{share(line.excluded.part, line.excluded.of) ?? '–'}</small>
      </td>
    </>
  );
}

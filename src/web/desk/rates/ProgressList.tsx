import { ArrowDownOutlined, ArrowUpOutlined, MinusOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import { currentLanguage } from '../../i18n/language.ts';
import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';
import type { Basis } from './AskBar.tsx';
import { rounded, signOf } from './exact.ts';
import type { Ranking } from './RankTable.tsx';

const icons = { 1: ArrowUpOutlined, 0: MinusOutlined, [-1]: ArrowDownOutlined } as const;

/** 进步榜: who came forward most since the period before, group by group. */
export function ProgressList({
  ranking,
  basis,
  unitTo,
  nameOf,
}: {
  readonly ranking: Ranking;
  readonly basis: Pick<Basis, 'groups'>;
  readonly unitTo?: (unit: string) => string;
  readonly nameOf?: (unit: string) => string;
}) {
  const text = useText();
  const names = useNames();
  const name = nameOf ?? names.unit;
  const groups = ranking.groups.filter(({ progress }) => progress.length > 0);
  return (
    <section className="progress-list">
      <h2>{text('rates.progress')}</h2>
      <p className="muted">{groups.length > 0 ? text('rates.progressHint') : text('rates.progressNone')}</p>
      <div className="progress-groups">
        {groups.map(({ group, progress }) => (
          <div key={group}>
            <h3>
              {basis.groups
                .filter(({ code }) => code === group)
                .map(({ name, nameEn }) => (currentLanguage() === 'en' ? nameEn : name))
                .join('')}
            </h3>
            <ol>
              {progress.map((line) => {
                const sign = signOf(line.change);
                const Icon = icons[sign];
                return (
                  <li key={line.unit}>
                    <span className="rank">{line.rank}</span>
                    <span className="who">
                      {unitTo ? <Link to={unitTo(line.unit)}>{name(line.unit)}</Link> : name(line.unit)}
                      <small>
                        {text('rates.progressUnit', {
                          before: rounded(line.before, 2),
                          now: rounded(line.now, 2),
                          rankBefore: line.rankBefore,
                          rankNow: line.rankNow,
                        })}
                      </small>
                    </span>
                    <b className={sign > 0 ? 'better' : sign < 0 ? 'worse' : ''}>
                      <Icon aria-hidden /> {sign > 0 ? '+' : ''}
                      {rounded(line.change, 2)}
                    </b>
                  </li>
                );
              })}
            </ol>
          </div>
        ))}
      </div>
    </section>
  );
}

import { SafetyOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import { Link } from 'react-router';
import type { AlertCard } from '../../../contract/foresight.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';
import { alertStory } from './alertStory.ts';

/** One line of the list: what, where, how unusual, since when, and what people said of it. */
export function AlertItem({ alert }: { readonly alert: AlertCard }) {
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  const { title, lines } = alertStory(alert, { text, names, format });
  return (
    <li className="alert-item">
      <Link to={`/foresight/alerts/${alert.id}`}>
        <span className="alert-head">
          <Tag color={alert.kind === 'seasonal' || alert.kind === 'periodic' ? 'processing' : 'warning'}>
            {text(`alertKind.${alert.kind}`)}
          </Tag>
          {alert.safety && (
            <Tag color="error" icon={<SafetyOutlined aria-hidden />}>
              {text('alert.safety')}
            </Tag>
          )}
          <b>{title}</b>
        </span>
        <span className="alert-line">{lines[0]}</span>
        <span className="alert-foot">
          {alert.openedOn === alert.seenOn
            ? format.day(alert.openedOn, now)
            : text('alerts.since', { day: format.day(alert.openedOn, now) })}
          {' · '}
          {text(alert.judgement === null ? 'judgement.none' : `judgement.${alert.judgement}`)}
          {alert.units.length > 0 && ` · ${alert.units.slice(0, 2).map(names.unit).join(text('alert.separator'))}`}
        </span>
      </Link>
    </li>
  );
}

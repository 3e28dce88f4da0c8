import { CheckCircleFilled, CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link } from 'react-router';
import { codeInGroups } from '../../api/followUpCode.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';
import type { Recorded } from './OutcomeBar.tsx';

/** What the caller is told at the end: the number, until when, and an anonymous one the code. */
export function ReceiptStrip({ recorded, onClose }: { readonly recorded: Recorded; readonly onClose: () => void }) {
  const text = useText();
  const format = useFormat();
  const names = useNames();
  const now = useNow();
  return (
    <p className="receipt-strip" role="status">
      <CheckCircleFilled aria-hidden />{' '}
      {recorded.what === 'handedOn' ? (
        <b className="number">{recorded.number}</b>
      ) : (
        <Link to={`/cases/${recorded.id}`} className="number" target="_blank" rel="noreferrer">
          {recorded.number}
        </Link>
      )}{' '}
      {text(`phone.recorded.${recorded.what}`, { unit: recorded.unit === null ? '' : names.unit(recorded.unit) })}
      {recorded.resolveBy !== null && ` · ${text('phone.tellUntil', { at: format.moment(recorded.resolveBy, now) })}`}
      {recorded.code !== null && (
        <>
          {' '}
          · {text('phone.tellCode')} <b className="number">{codeInGroups(recorded.code)}</b>
        </>
      )}
      <Button type="text" size="small" icon={<CloseOutlined />} onClick={onClose} aria-label={text('action.close')} />
    </p>
  );
}

import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { Alert } from 'antd';
import { currentLanguage } from '../../i18n/language.ts';
import { dayAt } from '../../ui/format.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useText } from '../useText.ts';
import type { Basis } from './AskBar.tsx';
import { lastDay } from './days.ts';

/** By what the numbers were counted, always in sight; and whether last night's proof found them to be what the facts say. */
export function BasisLine({ basis }: { readonly basis: Basis }) {
  const text = useText();
  const format = useFormat();
  const { period, scheme, proof, asOf } = basis;
  const name = currentLanguage() === 'en' ? scheme.nameEn : scheme.name;
  const stamp = (at: string) => `${format.fullDay(dayAt(at))} ${format.time(at)}`;
  const atMidnight = format.time(period.from) === '00:00';
  return (
    <>
      <p className="basis-line">
        {text('rates.printedBasis', {
          from: atMidnight ? format.fullDay(dayAt(period.from)) : stamp(period.from),
          to: atMidnight ? format.fullDay(lastDay(period.to)) : stamp(period.to),
          basis: text(`basis.${basis.basis}`),
          scope: text(`scope.${basis.scope}`),
          scheme: name,
          version: scheme.version,
          asOf: stamp(asOf),
        })}
        {period.to > asOf && <> · {text('rates.running')}</>}
        {proof?.differences === 0 && (
          <span className="proof-ok">
            <CheckCircleOutlined aria-hidden /> {text('rates.proofOk', { facts: format.count(proof.facts) })}
          </span>
        )}
        {proof === null && <span className="muted"> · {text('rates.proofNone')}</span>}
      </p>
      {proof !== null && proof.differences > 0 && (
        <Alert
          type="error"
          showIcon
          icon={<WarningOutlined />}
          title={text('rates.proofDiffers', { count: format.count(proof.differences) })}
        />
      )}
    </>
  );
}

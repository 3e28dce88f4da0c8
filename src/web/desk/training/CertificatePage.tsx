import { PrinterOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton, Tag } from 'antd';
import { Link, useParams } from 'react-router';
import { certificateQuery } from '../../api/deskTraining.ts';
import { LoadFailed } from '../parts/LoadFailed.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';

/** A certificate to be looked at and printed. */
export function CertificatePage() {
  const { id = '' } = useParams();
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  const { data, error, isPending, refetch } = useQuery(certificateQuery(id));
  if (isPending) return <Skeleton active className="page" />;
  if (!data) return <LoadFailed error={error} retry={() => refetch()} />;
  return (
    <main className="page page-certificate">
      <p className="no-print">
        <Link to="/training">{text('rail.training')}</Link>
      </p>
      <article className="certificate">
        <SafetyCertificateOutlined aria-hidden className="certificate-seal" />
        <h1>{text('training.certificate')}</h1>
        <p className="certificate-name">{data.person}</p>
        {data.unit !== null && <p>{names.unit(data.unit)}</p>}
        <p>{text('training.certificateSays', { course: names.nameOf(data.course) })}</p>
        {data.percent !== null && <p>{text('training.percent', { percent: data.percent })}</p>}
        <p className="number">
          {format.moment(data.issuedAt, now)} ·{' '}
          {data.expiresOn === null
            ? text('training.forGood')
            : text('training.validUntil', { day: format.day(data.expiresOn, now) })}
        </p>
        <Tag color={data.valid ? 'success' : 'error'}>{text(data.valid ? 'training.valid' : 'training.notValid')}</Tag>
      </article>
      <Button className="no-print" icon={<PrinterOutlined />} onClick={() => window.print()}>
        {text('training.print')}
      </Button>
    </main>
  );
}

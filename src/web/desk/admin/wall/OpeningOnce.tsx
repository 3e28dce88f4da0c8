import { CopyOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Modal } from 'antd';
import type { ScreenOpening } from '../../../api/deskWall.ts';
import { useText } from '../../useText.ts';

/** The link of a screen with its code: shown here once and kept nowhere. The token stands after the #, which no server is sent. */
export function OpeningOnce({ opening, onClose }: { readonly opening: ScreenOpening | null; readonly onClose: () => void }) {
  const text = useText();
  const { message } = App.useApp();
  const link = opening ? `${location.origin}/wall/#token=${opening.token}` : '';
  return (
    <Modal
      open={opening !== null}
      width={640}
      title={text('opening.title', { name: opening?.screen.name ?? '' })}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {text('password.noted')}
        </Button>
      }
      destroyOnHidden
    >
      <Alert type="warning" showIcon title={text('opening.once')} />
      <div className="opening-once">
        {opening && <Code link={link} />}
        <div>
          <h3>{text('opening.link')}</h3>
          <p>
            <code>{link}</code>
          </p>
          <Button
            size="small"
            icon={<CopyOutlined />}
            onClick={() => navigator.clipboard?.writeText(link).then(() => message.success(text('case.copied')))}
          >
            {text('password.copy')}
          </Button>
          <p className="muted">{text('opening.header')}</p>
          <p>
            <code>Authorization: Bearer {opening?.token}</code>
          </p>
        </div>
      </div>
    </Modal>
  );
}

function Code({ link }: { readonly link: string }) {
  const text = useText();
  const { data } = useQuery({
    queryKey: ['code', link],
    queryFn: async () => {
      const { create } = await import('qrcode');
      const { size, data: modules } = create(link, { errorCorrectionLevel: 'M' }).modules;
      return { size, d: [...modules].map((dark, i) => (dark ? `M${i % size} ${Math.floor(i / size)}h1v1h-1z` : '')).join('') };
    },
    // It holds the token.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!data) return null;
  return (
    <svg
      viewBox={`-3 -3 ${data.size + 6} ${data.size + 6}`}
      role="img"
      aria-label={text('opening.link')}
      width="200"
      height="200"
    >
      <rect x="-3" y="-3" width="100%" height="100%" fill="#fff" />
      <path d={data.d} fill="#000" />
    </svg>
  );
}

import { Button, Result } from 'antd';
import { useText } from '../useText.ts';

/** A mistake of ours, or a page of an older version whose parts are gone after an upgrade: reloading helps in both. */
export function BrokenPage() {
  const text = useText();
  return (
    <Result
      status="warning"
      title={text('broken.title')}
      subTitle={text('broken.hint')}
      extra={
        <Button type="primary" onClick={() => location.reload()}>
          {text('broken.reload')}
        </Button>
      }
    />
  );
}

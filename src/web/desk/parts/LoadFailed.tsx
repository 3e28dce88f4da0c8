import { Button, Result } from 'antd';
import { CallProblem } from '../../api/call.ts';
import { useText } from '../useText.ts';
import { problemWords } from './problemWords.ts';

export function LoadFailed({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const text = useText();
  const requestId = error instanceof CallProblem ? error.details?.requestId : undefined;
  return (
    <Result
      status="warning"
      className="load-failed"
      title={text('list.failed')}
      subTitle={
        <>
          {problemWords(error, text)}
          {requestId && <small className="request-id">{text('problem.requestId', { id: requestId })}</small>}
        </>
      }
      extra={
        <Button type="primary" onClick={retry}>
          {text('action.retry')}
        </Button>
      }
    />
  );
}

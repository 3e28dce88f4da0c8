import { Alert } from 'antd';
import { CallProblem } from '../../api/call.ts';
import { useText } from '../useText.ts';
import { problemWords } from './problemWords.ts';

/** A refusal beside the form it belongs to; nothing while there is none. */
export function ProblemAlert({ error }: { readonly error: unknown }) {
  const text = useText();
  if (!error) return null;
  const wrong = error instanceof CallProblem ? (error.details?.fields ?? []) : [];
  return (
    <Alert
      type="error"
      showIcon
      className="problem"
      title={problemWords(error, text)}
      description={
        wrong.length > 0 ? (
          <ul className="problem-fields">
            {wrong.map(({ field, detail }) => (
              <li key={field}>{detail}</li>
            ))}
          </ul>
        ) : undefined
      }
    />
  );
}

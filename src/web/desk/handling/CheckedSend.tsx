import { Button } from 'antd';
import { useWordsCheck } from './useWordsCheck.ts';
import type { WordsCommand } from './wordsField.ts';

type SendProps = {
  readonly caseId: string;
  readonly command: WordsCommand;
  readonly label: string;
  readonly busy: boolean;
  readonly disabled: boolean;
};

/** Sends the form around it, unless the words would only be refused; what is wrong with them stands below their field (ReplyAdvice). */
export function CheckedSend({ caseId, command, label, busy, disabled }: SendProps) {
  const refused = useWordsCheck(caseId, command)?.refused ?? false;
  return (
    <Button type="primary" htmlType="submit" loading={busy} disabled={disabled || refused}>
      {label}
    </Button>
  );
}

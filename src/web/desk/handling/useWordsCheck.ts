import { useQuery } from '@tanstack/react-query';
import { Form } from 'antd';
import { useContext } from 'react';
import { CaseSourceContext } from '../../api/caseSource.ts';
import { replyCheckQuery } from '../../api/deskHandling.ts';
import { useSettled } from './useSettled.ts';
import { isReply, type WordsCommand, wordsField } from './wordsField.ts';

const typingPauseMs = 500;

/** What the server has to say of the words in the form around it; null while there are none, or no answer yet. */
export function useWordsCheck(caseId: string, command: WordsCommand) {
  const form = Form.useFormInstance();
  const typed = (Form.useWatch(wordsField[command], form) as string | undefined) ?? '';
  const words = useSettled(typed, typingPauseMs);
  const source = useContext(CaseSourceContext);
  const { data } = useQuery({ ...replyCheckQuery(caseId, words, source), enabled: words.trim() !== '' });
  if (!data || words.trim() === '') return null;
  const concerns = ({ rule }: { readonly rule: string }) => isReply(command) || rule === 'unfilled-blank';
  const findings = data.findings.filter(concerns);
  return {
    words,
    findings,
    /** Rules that were kept are told of replies only: of other words there is nothing to say when they are in order. */
    rules: isReply(command) ? data.rules : findings.map(({ rule }) => rule),
    refused: findings.some(({ severity }) => severity === 'hard'),
  };
}

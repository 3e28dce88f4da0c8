import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form } from 'antd';
import { type KeyboardEvent, useContext, useState } from 'react';
import type { CaseDetail } from '../../../contract/cases.ts';
import { CallProblem } from '../../api/call.ts';
import { CaseSourceContext } from '../../api/caseSource.ts';
import { type CommandDraft, useCommand } from '../../api/deskCases.ts';
import { meQuery } from '../../api/deskSession.ts';
import { CheckedSend } from '../handling/CheckedSend.tsx';
import { ProofHint } from '../handling/ProofHint.tsx';
import { askedFields, proofsOf } from '../handling/proofsOf.ts';
import { hasCheckedWords } from '../handling/wordsField.ts';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { fieldErrors } from '../parts/problemWords.ts';
import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';
import { CommandFieldItem } from './CommandFieldItem.tsx';
import { commandFields } from './commandFields.ts';
import type { CaseCommand } from './commandOrder.ts';
import { FollowUpFields } from './FollowUpFields.tsx';
import { likeliestDraft } from './likeliestDraft.ts';
import { pendingRequest } from './pendingRequest.ts';
import { RequestToRule } from './RequestToRule.tsx';
import { timelineSentence } from './timelineSentence.ts';

type CommandFormProps = {
  readonly command: Exclude<CaseCommand, 'Sign'>;
  readonly detail: CaseDetail;
  readonly onDone: () => void;
  readonly onCancel: () => void;
};

/**
 * The form of one command. It sends the version that the person has seen: when somebody acts in between, the person is told what happened,
 * keeps what was typed and goes on only after having read it.
 */
export function CommandForm({ command, detail, onDone, onCancel }: CommandFormProps) {
  const text = useText();
  const names = useNames();
  const me = useQuery(meQuery).data?.me;
  const [form] = Form.useForm();
  const give = useCommand(detail.id);
  const [seen, setSeen] = useState(detail.version);
  const possible = detail.allowed.includes(command);
  const overtaken = detail.version !== seen && !give.isPending;
  const latest = detail.timeline.at(-1);
  const request = pendingRequest(detail, command);
  const practice = useContext(CaseSourceContext)?.practice ?? false;

  const send = (draft: object): void =>
    give.mutate(
      // The fields of a form are those of its command (commandFields.test.ts), and each was judged by the contract's schema.
      { ...(isCall(command) ? { reached: true } : {}), ...draft, type: command, version: seen } as CommandDraft,
      { onSuccess: onDone, onError: (error) => form.setFields(fieldErrors(error)) },
    );
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit();
    if (event.key === 'Escape' && !event.defaultPrevented) onCancel();
  };

  return (
    <Form
      form={form}
      layout="vertical"
      className="command-form"
      initialValues={likeliestDraft(command, detail, { me, reference: names.reference })}
      onFinish={send}
      onKeyDown={onKeyDown}
      scrollToFirstError
    >
      {overtaken && latest && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          className="problem"
          title={text('stale.title')}
          description={
            <>
              <p>
                {timelineSentence(latest, text, names)}
                {latest.person && ` (${latest.person})`}
              </p>
              <p>{text(possible ? 'stale.kept' : 'stale.tooLate')}</p>
              {possible && (
                <Button size="small" onClick={() => setSeen(detail.version)}>
                  {text('stale.goOn')}
                </Button>
              )}
            </>
          }
        />
      )}
      {!(overtaken && isStale(give.error)) && <ProblemAlert error={give.error} />}
      {request && <RequestToRule entry={request} />}
      {isCall(command) ? (
        <FollowUpFields
          command={command}
          detail={detail}
          busy={give.isPending}
          disabled={overtaken}
          onUnreached={(words) => send({ reached: false, words })}
        />
      ) : (
        <>
          {command === 'Resolve' && !practice && <ProofHint detail={detail} />}
          {askedFields(command, commandFields[command], proofsOf(detail, names.reference))
            // A picture cannot be taken of what does not exist.
            .filter(({ input }) => !practice || input !== 'photos')
            .map((field) => (
              <CommandFieldItem key={field.name} command={command} field={field} detail={detail} />
            ))}
        </>
      )}
      <div className="form-actions">
        {hasCheckedWords(command) ? (
          <CheckedSend
            caseId={detail.id}
            command={command}
            label={text(`command.${command}`)}
            busy={give.isPending}
            disabled={overtaken || !possible}
          />
        ) : (
          <Button type="primary" htmlType="submit" loading={give.isPending} disabled={overtaken || !possible}>
            {text(isCall(command) ? 'followUp.send' : `command.${command}`)}
          </Button>
        )}
        <Button onClick={onCancel}>{text('action.cancel')}</Button>
      </div>
    </Form>
  );
}

const isCall = (command: CaseCommand): command is 'FollowUp' | 'Reinspect' => command === 'FollowUp' || command === 'Reinspect';
const isStale = (error: unknown): boolean => error instanceof CallProblem && error.status === 412;

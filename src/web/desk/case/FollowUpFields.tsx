import { PhoneOutlined } from '@ant-design/icons';
import { Button, Form, Input, Radio } from 'antd';
import type { CaseDetail } from '../../../contract/cases.ts';
import { satisfactions, solvedAnswers } from '../../../domain/case/vocabulary.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { dayAt } from '../../ui/format.ts';
import { faultSentence } from '../parts/fieldRules.ts';
import { longestOf } from '../parts/formRules.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';
import { schemaOf } from './commandFields.ts';

type FollowUpFieldsProps = {
  readonly command: 'FollowUp' | 'Reinspect';
  readonly detail: CaseDetail;
  readonly busy: boolean;
  readonly disabled: boolean;
  readonly onUnreached: (words: string) => void;
};

/** The call: a neutral text to read, four questions whose answers are never merged, and the requester's own words. */
export function FollowUpFields({ command, detail, busy, disabled, onUnreached }: FollowUpFieldsProps) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const form = Form.useFormInstance();
  const { reference } = useNames();
  const script = reference?.followUpScript[currentLanguage() === 'en' ? 'en' : 'zh'] ?? text('followUp.neutral');
  const longest = longestOf(schemaOf(command, 'words'));
  // Reached, an answer may not be left open: the contract takes null only for a call that nobody answered.
  const asked = [{ required: true, message: faultSentence({ code: 'required', limit: 0 }) }];

  return (
    <div className="follow-up">
      {!detail.mine && (
        <blockquote className="script">
          <b>
            <PhoneOutlined aria-hidden /> {text('followUp.script')}
          </b>
          <p>{text('followUp.opening', { day: format.day(dayAt(detail.submittedAt), now), title: detail.title })}</p>
          <p>{script}</p>
          {command === 'Reinspect' && <p>{text('followUp.again')}</p>}
        </blockquote>
      )}
      <Form.Item name="contacted" label={text('question.contacted')} rules={asked}>
        <Radio.Group
          optionType="button"
          options={[
            { value: true, label: text('answer.yes') },
            { value: false, label: text('answer.no') },
          ]}
        />
      </Form.Item>
      <Form.Item name="solved" label={text('question.solved')} rules={asked}>
        <Radio.Group optionType="button" options={solvedAnswers.map((value) => ({ value, label: text(`solved.${value}`) }))} />
      </Form.Item>
      {(['handling', 'process'] as const).map((field) => (
        <Form.Item key={field} name={field} label={text(`question.${field}`)} rules={asked}>
          <Radio.Group
            optionType="button"
            options={satisfactions.map((value) => ({ value, label: text(`satisfaction.${value}`) }))}
          />
        </Form.Item>
      ))}
      {command === 'FollowUp' && !detail.mine && (
        <Form.Item name="urged" label={text('followUp.urged')} initialValue={null}>
          <Radio.Group
            optionType="button"
            options={[
              { value: null, label: text('followUp.notAsked') },
              { value: false, label: text('answer.no') },
              { value: true, label: text('answer.yes') },
            ]}
          />
        </Form.Item>
      )}
      <Form.Item name="words" label={text('followUp.words')} extra={text('followUp.wordsHint')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} maxLength={longest} showCount />
      </Form.Item>
      {!detail.mine && (
        <p className="unreached">
          <Button loading={busy} disabled={disabled} onClick={() => onUnreached(String(form.getFieldValue('words') ?? ''))}>
            {text('followUp.unreached')}
          </Button>
          <span>{text('followUp.halfDays', { count: detail.attempts })}</span>
        </p>
      )}
    </div>
  );
}

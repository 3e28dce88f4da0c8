import { Input, Radio } from 'antd';
import { firstNotice } from '../../../../contract/firstNotice.ts';
import type { ItemData } from '../../../api/deskReference.ts';
import { useText } from '../../useText.ts';
import { SettingGroup, SettingPage, SettingRow } from '../SettingPage.tsx';

type Consent = ItemData<'consentText'>;

/** 隐私说明: what everybody accepts before the first submission, and whether a change asks everybody anew. */
export function ConsentTextPage() {
  const text = useText();
  return (
    <SettingPage kind="consentText" title={text('admin.consentText')} hint={text('admin.consentTextHint')} first={firstNotice}>
      {(draft, set, saved) => <Fields draft={draft} set={set} saved={saved} />}
    </SettingPage>
  );
}

type FieldsProps = {
  readonly draft: Consent;
  readonly set: (change: Partial<Consent>) => void;
  /** null: nothing is in force yet. */
  readonly saved: Consent | null;
};

function Fields({ draft, set, saved }: FieldsProps) {
  const text = useText();
  const words = (language: 'zh' | 'en', most: number) => (
    <Input.TextArea
      id={`consent-${language}`}
      autoSize={{ minRows: 8, maxRows: 20 }}
      maxLength={most}
      value={draft[language]}
      onChange={(event) => set({ [language]: event.target.value })}
    />
  );
  return (
    <>
      <SettingGroup title={text('consent.edition', { edition: draft.edition })}>
        {saved === null ? (
          <p className="muted">{text('consent.notYet')}</p>
        ) : (
          <SettingRow label={text('consent.change')} hint={text('consent.changeHint')}>
            <Radio.Group
              aria-label={text('consent.change')}
              value={draft.edition}
              options={[
                { value: saved.edition, label: text('consent.slip') },
                { value: saved.edition + 1, label: text('consent.material') },
              ]}
              onChange={(event) => set({ edition: event.target.value })}
            />
          </SettingRow>
        )}
      </SettingGroup>
      <SettingGroup title={text('consent.words')}>
        <SettingRow label={text('consent.zh')} hint={text('consent.wordsHint')} of="consent-zh">
          {words('zh', 4000)}
        </SettingRow>
        <SettingRow label={text('consent.en')} of="consent-en">
          {words('en', 8000)}
        </SettingRow>
      </SettingGroup>
    </>
  );
}

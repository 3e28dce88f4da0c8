import { useQuery } from '@tanstack/react-query';
import { Alert, App } from 'antd';
import { useState } from 'react';
import { type PreferenceWrite, preferencesQuery, usePutPreferences } from '../../api/deskNotices.ts';
import { AdminHead } from '../admin/AdminHead.tsx';
import { SaveBar } from '../admin/SaveBar.tsx';
import { ListState } from '../parts/ListState.tsx';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { useText } from '../useText.ts';
import { changedWishes } from './changedWishes.ts';
import { DigestFields } from './DigestFields.tsx';
import { WishTable } from './WishTable.tsx';

/** Which notices reach me where and when. */
export function NoticeSettingsPage() {
  const text = useText();
  const { message } = App.useApp();
  const { data, error, isPending, refetch } = useQuery(preferencesQuery);
  const put = usePutPreferences();
  const [draft, setDraft] = useState<PreferenceWrite | null>(null);
  const shown = draft ?? (data && { language: data.language, digestHour: data.digestHour, wishes: data.wishes });

  return (
    <main className="page page-settings">
      <AdminHead title={text('notices.settings')} hint={text('wish.lead')} />
      <ListState pending={isPending} error={error} retry={() => refetch()} isEmpty={!data} empty={null}>
        {data && shown && (
          <>
            <ProblemAlert error={put.error} />
            <ul className="wish-rules">
              <li>{text('wish.quiet', data.quietHours)}</li>
              {data.kinds.includes('CaseDispatched') && <li>{text('wish.gradeT')}</li>}
            </ul>
            {data.available.length === 0 && <Alert type="info" showIcon title={text('wish.noChannels')} />}
            <DigestFields draft={shown} onChange={setDraft} />
            <WishTable kinds={data.kinds} available={data.available} draft={shown} onChange={setDraft} />
            <SaveBar
              changes={draft ? changedWishes(data, draft) : 0}
              saving={put.isPending}
              onDiscard={() => setDraft(null)}
              onSave={() =>
                put.mutate(shown, {
                  onSuccess: () => {
                    message.success(text('item.saved'));
                    setDraft(null);
                  },
                })
              }
            />
          </>
        )}
      </ListState>
    </main>
  );
}

import { FilePdfOutlined, FileWordOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { filePaths } from '../../../contract/ledgers.ts';
import type { MeetingDetail } from '../../../contract/meetings.ts';
import type { MeetingCommandName } from '../../../domain/meeting/vocabulary.ts';
import { newCaseId } from '../../api/caseId.ts';
import { type MeetingCommand, meetingQuery, sendMeetingCommand, useSupervision } from '../../api/deskSupervision.ts';
import { LoadFailed } from '../parts/LoadFailed.tsx';
import { problemWords } from '../parts/problemWords.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';
import { type Action, ActionBar } from './ActionBar.tsx';
import { AgendaEditor } from './AgendaEditor.tsx';
import { BackTo } from './BackTo.tsx';
import { Fact } from './Fact.tsx';
import { MeetingAgenda } from './MeetingAgenda.tsx';
import { MeetingTasks } from './MeetingTasks.tsx';
import { meetingField } from './meetingField.ts';

export function MeetingPage() {
  const { id = '' } = useParams();
  const { data: detail, error, isPending, refetch } = useQuery(meetingQuery(id));
  if (isPending) return <Skeleton active className="page" />;
  if (!detail) return <LoadFailed error={error} retry={() => refetch()} />;
  return <Meeting detail={detail} />;
}

function Meeting({ detail }: { readonly detail: MeetingDetail }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const { message } = App.useApp();
  const [editing, setEditing] = useState(false);
  const send = useSupervision(sendMeetingCommand(detail.id));
  const run = (name: string, body: Readonly<Record<string, unknown>>) =>
    send.mutateAsync({ ...body, type: name, version: detail.version } as MeetingCommand);
  const may = (name: MeetingCommandName) => detail.allowed.includes(name);
  const actions: Action[] = [
    ...(may('Hold') ? [{ name: 'Hold', title: text('meeting.do.Hold'), fields: [] }] : []),
    ...(may('Decide')
      ? [
          {
            name: 'Decide',
            title: text('meeting.do.Decide'),
            initial: { decision: newCaseId() },
            fields: [
              meetingField(text, 'Decide', 'text', 'words'),
              meetingField(text, 'Decide', 'owner', 'unit'),
              meetingField(text, 'Decide', 'due', 'day'),
            ],
          },
        ]
      : []),
    ...(may('Conclude')
      ? [{ name: 'Conclude', title: text('meeting.do.Conclude'), fields: [meetingField(text, 'Conclude', 'text', 'words')] }]
      : []),
    ...(may('Cancel')
      ? [
          {
            name: 'Cancel',
            title: text('meeting.do.Cancel'),
            grave: true,
            fields: [meetingField(text, 'Cancel', 'text', 'words')],
          },
        ]
      : []),
  ];
  const file = (path: string, kind: string) => path.replace(':id', detail.id).replace(':format', kind);
  return (
    <main className="page sv-page sv-wide">
      <BackTo to="/meetings" name={text('rail.meetings')} />
      <article className="sv-sheet">
        <header className="sv-head">
          <div className="case-marks">
            <span className="mark flag">{text(`meetingKind.${detail.kind}`)}</span>
            <span className={`mark sv-phase sv-phase-${detail.phase}`}>{text(`meetingPhase.${detail.phase}`)}</span>
            <span className="number muted">{detail.number}</span>
            {detail.whole && (
              <span className="sv-files">
                <a href={file(filePaths.meetingPack, 'docx')} download>
                  <FileWordOutlined aria-hidden /> {text('meeting.pack')} DOCX
                </a>
                <a href={file(filePaths.meetingPack, 'pdf')} download>
                  <FilePdfOutlined aria-hidden /> {text('meeting.pack')} PDF
                </a>
                {detail.phase !== 'planned' && (
                  <a href={file(filePaths.meetingMinutes, 'docx')} download>
                    <FileWordOutlined aria-hidden /> {text('meeting.minutes')} DOCX
                  </a>
                )}
              </span>
            )}
          </div>
          <h1>{detail.title}</h1>
        </header>
        <ActionBar actions={actions} run={run} />
        <dl className="sv-facts">
          <Fact label={text('meeting.when')}>{format.moment(detail.startsAt, now)}</Fact>
          {detail.place !== '' && <Fact label={text('meeting.place')}>{detail.place}</Fact>}
          {detail.chair !== '' && <Fact label={text('meeting.chair')}>{detail.chair}</Fact>}
          {detail.attendees !== '' && (
            <Fact label={text('meeting.attendees')} wide>
              {detail.attendees}
            </Fact>
          )}
        </dl>
        {!detail.whole && <p className="muted">{text('meeting.onlyTasks')}</p>}
        {detail.whole && (
          <section>
            <header className="sv-section-head">
              <h2>{text('meeting.agenda')}</h2>
              {may('SetAgenda') && !editing && (
                <Button size="small" onClick={() => setEditing(true)}>
                  {text('meeting.editAgenda')}
                </Button>
              )}
            </header>
            {editing ? (
              <AgendaEditor
                detail={detail}
                onCancel={() => setEditing(false)}
                onSave={(agenda) =>
                  run('SetAgenda', { agenda })
                    .then(() => setEditing(false))
                    .catch((error: unknown) => void message.error(problemWords(error, text)))
                }
              />
            ) : (
              <MeetingAgenda detail={detail} run={run} />
            )}
          </section>
        )}
        <MeetingTasks detail={detail} run={run} />
        {detail.summary !== '' && (
          <section className="sv-words">
            <h2>{text('meeting.summary')}</h2>
            <p>{detail.summary}</p>
          </section>
        )}
      </article>
    </main>
  );
}

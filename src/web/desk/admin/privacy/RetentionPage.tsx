import { HistoryOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Form, InputNumber, Switch } from 'antd';
import { useState } from 'react';
import { putRetention, Retention } from '../../../../contract/privacy.ts';
import {
  type RetentionRow,
  retentionHistoryQuery,
  retentionPreviewQuery,
  retentionQuery,
  usePutRetention,
} from '../../../api/deskPrivacy.ts';
import { meQuery } from '../../../api/deskSession.ts';
import { fieldRules } from '../../parts/fieldRules.ts';
import { rangeOf } from '../../parts/formRules.ts';
import { ListState } from '../../parts/ListState.tsx';
import { ProblemAlert } from '../../parts/ProblemAlert.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useNow } from '../../parts/useNow.ts';
import { mayCall } from '../../shell/mayCall.ts';
import { useText } from '../../useText.ts';
import { AdminHead } from '../AdminHead.tsx';
import { VersionList } from '../VersionList.tsx';

const years = ['ordinaryYears', 'supervisedYears', 'trainingYears'] as const;

/** How long cases show whom they concern, and what a change would touch before it is made. */
export function RetentionPage() {
  const text = useText();
  const { data, error, isPending, refetch } = useQuery(retentionQuery);
  const [history, setHistory] = useState(false);
  return (
    <>
      <AdminHead title={text('admin.retention')} hint={text('admin.retentionHint')}>
        <Button icon={<HistoryOutlined />} onClick={() => setHistory(true)}>
          {text('retention.history')}
        </Button>
      </AdminHead>
      <ListState pending={isPending} error={error} retry={() => refetch()} isEmpty={false} empty={null}>
        {data && <Rules key={data.version} known={data} />}
      </ListState>
      <History open={history} onClose={() => setHistory(false)} />
    </>
  );
}

function Rules({ known }: { readonly known: RetentionRow }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const { message, modal } = App.useApp();
  const me = useQuery(meQuery).data?.me;
  const mayChange = me ? mayCall(putRetention.access, me) : false;
  const [form] = Form.useForm<Retention>();
  const given = Form.useWatch([], form) ?? known.retention;
  const judged = Retention.safeParse(given);
  const rule = judged.success ? judged.data : known.retention;
  const preview = useQuery(
    retentionPreviewQuery({ ordinaryYears: rule.ordinaryYears, supervisedYears: rule.supervisedYears }),
  ).data;
  const put = usePutRetention();
  const due = preview && rule.enabled ? preview.ordinaryDue + preview.supervisedDue : 0;
  const save = (retention: Retention) =>
    put.mutate({ version: known.version, retention }, { onSuccess: () => void message.success(text('item.saved')) });
  const { shape } = Retention;
  return (
    <Form<Retention>
      form={form}
      className="policy"
      layout="vertical"
      disabled={!mayChange}
      initialValues={known.retention}
      onFinish={(retention) =>
        due > 0
          ? modal.confirm({ title: text('retention.confirm', { count: due }), onOk: () => save(retention) })
          : save(retention)
      }
    >
      <ProblemAlert error={put.error} />
      <div className="field-pair">
        {years.map((name) => (
          <Form.Item key={name} name={name} label={text(`retention.${name}`)} rules={fieldRules(shape[name])}>
            <InputNumber {...rangeOf(shape[name])} />
          </Form.Item>
        ))}
      </div>
      <Form.Item name="enabled" label={text('retention.enabled')} extra={text('retention.enabledHint')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Alert
        type={due > 0 ? 'warning' : 'info'}
        showIcon
        aria-live="polite"
        title={text('retention.preview')}
        description={
          preview && (
            <>
              <p>
                {due > 0
                  ? text('retention.previewDue', { ordinary: preview.ordinaryDue, supervised: preview.supervisedDue })
                  : text('retention.previewNone')}
              </p>
              <p>{text('retention.previewLater', { count: preview.ordinaryLater + preview.supervisedLater })}</p>
              <p>
                {known.lastAt
                  ? text('retention.done', { count: known.anonymised, at: format.moment(known.lastAt, now) })
                  : text('retention.doneNone')}
              </p>
            </>
          )
        }
      />
      {mayChange && (
        <Button htmlType="submit" type="primary" className="after-notice" loading={put.isPending}>
          {text('action.save')}
        </Button>
      )}
    </Form>
  );
}

function History({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const text = useText();
  const { data, error, isPending, refetch } = useQuery({ ...retentionHistoryQuery, enabled: open });
  const versions = (data ?? []).map(({ retention, ...version }) => ({ ...version, data: retention }));
  const named = [...years, 'enabled'] as const;
  const nameOf = (path: string) => {
    const known = named.find((name) => name === path);
    return known ? text(`retention.${known}`) : path;
  };
  return (
    <Drawer open={open} onClose={onClose} size={560} title={text('retention.history')}>
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={versions.length === 0}
        empty={<p className="muted">{text('retention.historyNone')}</p>}
      >
        <VersionList versions={versions} nameOf={nameOf} same={text('retention.same')} />
      </ListState>
    </Drawer>
  );
}

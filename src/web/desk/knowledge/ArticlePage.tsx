import { EditOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, DatePicker, Input, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { ArticleRecord } from '../../../contract/knowledge.ts';
import { type ArticleStepBody, articleQuery, useStepArticle } from '../../api/deskKnowledge.ts';
import { ArticleBlocks } from '../../ui/ArticleBlocks.tsx';
import { dayAt } from '../../ui/format.ts';
import { LoadFailed } from '../parts/LoadFailed.tsx';
import { problemWords } from '../parts/problemWords.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';
import { ArticleForm } from './ArticleForm.tsx';
import { ArticleSteps } from './ArticleSteps.tsx';
import { StateTag } from './KnowledgePage.tsx';

/** One article: its newest wording, what may be done with it now, and everything that was done. */
export function ArticlePage() {
  const { id = '' } = useParams();
  const text = useText();
  const { data, error, isPending, refetch } = useQuery(articleQuery(id));
  const [editing, setEditing] = useState(false);
  const step = useStepArticle(id);
  if (isPending) return <Skeleton active className="page" />;
  if (!data) return <LoadFailed error={error} retry={() => refetch()} />;
  return (
    <main className="page page-article">
      <p>
        <Link to={`/knowledge?kind=${data.kind}`}>{text('rail.knowledge')}</Link>
      </p>
      {editing ? (
        <ArticleForm
          initial={data.draft}
          isExample={data.kind === 'example'}
          saving={step.isPending}
          error={step.error}
          onSave={(draft) => step.mutate({ type: 'Save', number: data.number, draft }, { onSuccess: () => setEditing(false) })}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <>
          <ArticleHead article={data} />
          <Actions article={data} onEdit={() => setEditing(true)} />
          {data.shownDraft !== null && <Alert type="info" showIcon title={text('knowledge.olderShownLong')} />}
          <div className="article-wording">
            <section>
              <h2>{text('knowledge.zh')}</h2>
              <ArticleBlocks blocks={data.blocks} />
            </section>
            <section lang="en">
              <h2>{text('knowledge.en')}</h2>
              {data.draft.textEn === '' ? (
                <p className="muted">{text('knowledge.noEnglish')}</p>
              ) : (
                <>
                  <h3>{data.draft.titleEn}</h3>
                  <ArticleBlocks blocks={data.blocksEn} />
                </>
              )}
            </section>
          </div>
          <ArticleSteps article={data} />
        </>
      )}
    </main>
  );
}

function ArticleHead({ article }: { readonly article: ArticleRecord }) {
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  const { draft } = article;
  const facts = [
    [text('knowledge.unit'), names.unit(article.unit)],
    [text('knowledge.audience'), text(`knowledge.audience.${article.audience}`)],
    [text('knowledge.categories'), draft.categories.map(names.category).join(text('auto.comma')) || '–'],
    [text('knowledge.reviewOn'), format.day(article.reviewOn, now)],
    [text('knowledge.validTo'), draft.validTo === null ? '–' : format.day(draft.validTo, now)],
    [text('knowledge.checkedAt'), article.checkedAt === null ? '–' : format.moment(article.checkedAt, now)],
    [text('knowledge.questions'), draft.questions.join(text('auto.comma')) || '–'],
  ] as const;
  return (
    <header className="article-head">
      <StateTag article={article} />
      <h1>{draft.title}</h1>
      <dl className="article-meta">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {article.sourceCase !== null && (
          <div>
            <dt>{text('knowledge.sourceCase')}</dt>
            <dd>
              <Link to={`/cases/${article.sourceCase}`}>{text('knowledge.openCase')}</Link>
            </dd>
          </div>
        )}
      </dl>
    </header>
  );
}

function Actions({ article, onEdit }: { readonly article: ArticleRecord; readonly onEdit: () => void }) {
  const text = useText();
  const now = useNow();
  const { message, modal } = App.useApp();
  const step = useStepArticle(article.id);
  const { number, allowed } = article;
  const give = (body: ArticleStepBody): void =>
    step.mutate(body, {
      onSuccess: () => message.success(text(`knowledge.done.${body.type}`)),
      onError: (error) => message.error(problemWords(error, text)),
    });
  const askNote = (type: 'SendBack' | 'Withdraw'): void => {
    let note = '';
    modal.confirm({
      title: text(`knowledge.step.${type}`),
      content: (
        <Input.TextArea
          autoFocus
          autoSize={{ minRows: 2 }}
          maxLength={500}
          placeholder={text('knowledge.note')}
          aria-label={text('knowledge.note')}
          onChange={({ target }) => {
            note = target.value;
          }}
        />
      ),
      okText: text(`knowledge.step.${type}`),
      cancelText: text('action.cancel'),
      onOk: () => give({ type, number, note }),
    });
  };
  const confirm = (): void => {
    let reviewOn = dayjs(dayAt(now)).add(6, 'month').format('YYYY-MM-DD');
    modal.confirm({
      title: text('knowledge.step.Confirm'),
      content: (
        <div className="confirm-day">
          <span>{text('knowledge.nextReview')}</span>
          <DatePicker
            aria-label={text('knowledge.nextReview')}
            defaultValue={dayjs(reviewOn)}
            allowClear={false}
            onChange={(day) => {
              if (day) reviewOn = day.format('YYYY-MM-DD');
            }}
          />
        </div>
      ),
      okText: text('knowledge.step.Confirm'),
      cancelText: text('action.cancel'),
      onOk: () => give({ type: 'Confirm', number, reviewOn }),
    });
  };
  return (
    <div className="article-actions">
      {allowed.includes('Publish') && (
        <Button type="primary" loading={step.isPending} onClick={() => give({ type: 'Publish', number })}>
          {text('knowledge.step.Publish')}
        </Button>
      )}
      {allowed.includes('Submit') && (
        <Button
          type={allowed.includes('Publish') ? 'default' : 'primary'}
          loading={step.isPending}
          onClick={() => give({ type: 'Submit', number })}
        >
          {text('knowledge.step.Submit')}
        </Button>
      )}
      {allowed.includes('Save') && (
        <Button icon={<EditOutlined />} onClick={onEdit}>
          {text('knowledge.step.Save')}
        </Button>
      )}
      {allowed.includes('Confirm') && <Button onClick={confirm}>{text('knowledge.step.Confirm')}</Button>}
      {allowed.includes('SendBack') && <Button onClick={() => askNote('SendBack')}>{text('knowledge.step.SendBack')}</Button>}
      {allowed.includes('Withdraw') && (
        <Button danger onClick={() => askNote('Withdraw')}>
          {text('knowledge.step.Withdraw')}
        </Button>
      )}
    </div>
  );
}

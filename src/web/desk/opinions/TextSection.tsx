import { useQuery } from '@tanstack/react-query';
import { App, Button, Input, Tag } from 'antd';
import { useState } from 'react';
import type { DeskRecord, FreeText } from '../../../contract/opinions.ts';
import { textsQuery, useDecideText, useMakeCaseOfText } from '../../api/deskOpinions.ts';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { useText } from '../useText.ts';
import { CaseDialog } from './CaseDialog.tsx';

/** Free answers, read by a person before anybody else sees them; what rules found is replaced already. */
export function TextSection({ campaign }: { readonly campaign: DeskRecord }) {
  const text = useText();
  const { data, error } = useQuery(textsQuery(campaign.id));
  if (error || !data || data.texts.length === 0) return null;
  return (
    <section className="opinion-section" aria-label={text('opinions.texts')}>
      <h2>
        {text('opinions.texts')}{' '}
        {campaign.undecidedTexts > 0 && (
          <Tag color="warning">{text('opinions.textsLeft', { count: campaign.undecidedTexts })}</Tag>
        )}
      </h2>
      <ul className="opinion-text-list">
        {data.texts.map((each) => (
          <TextItem key={each.source} campaign={campaign} item={each} />
        ))}
      </ul>
    </section>
  );
}

function TextItem({ campaign, item }: { readonly campaign: DeskRecord; readonly item: FreeText }) {
  const text = useText();
  const { message } = App.useApp();
  const decide = useDecideText(campaign.id);
  const makeCase = useMakeCaseOfText(campaign.id);
  const [shown, setShown] = useState(item.shown === '' ? item.proposed : item.shown);
  const [asking, setAsking] = useState(false);
  const made = campaign.cases.some(({ about }) => about === item.source);
  return (
    <li>
      <p>
        {item.state && <Tag>{text(`opinions.textState.${item.state}`)}</Tag>} {item.text}
      </p>
      <Input.TextArea
        autoSize
        value={shown}
        aria-label={text('opinions.shownAs')}
        onChange={({ target }) => setShown(target.value)}
      />
      <p className="opinion-text-actions">
        <Button
          size="small"
          type={item.state === null ? 'primary' : 'default'}
          onClick={() => decide.mutate({ state: 'shown', source: item.source, shown })}
        >
          {text('opinions.show')}
        </Button>
        <Button
          size="small"
          onClick={() => decide.mutate({ state: 'withheld', source: item.source, reason: text('opinions.withhold') })}
        >
          {text('opinions.withhold')}
        </Button>
        {!made && campaign.allowed.includes('MakeCase') && (
          <Button size="small" onClick={() => setAsking(true)}>
            {text('opinions.makeCase')}
          </Button>
        )}
        {made && <Tag>{text('opinions.toCase')}</Tag>}
      </p>
      <ProblemAlert error={decide.error} />
      <CaseDialog
        open={asking}
        words={{ title: '', text: shown }}
        pending={makeCase.isPending}
        error={makeCase.error}
        onClose={() => setAsking(false)}
        onMake={(values) =>
          makeCase.mutate(
            { ...values, version: campaign.version, source: item.source },
            {
              onSuccess: ({ number }) => {
                setAsking(false);
                message.success(text('opinions.caseMade', { number }));
              },
            },
          )
        }
      />
    </li>
  );
}

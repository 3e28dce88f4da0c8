import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useRef, useState } from 'react';
import type { CaseDetail, CaseLine } from '../../../contract/cases.ts';
import { caseSearchQuery } from '../../api/deskCases.ts';
import type { LineMarks } from '../inbox/useInbox.ts';
import { MarkedText } from '../parts/MarkedText.tsx';
import { PhaseMark } from '../parts/PhaseMark.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';
import { alikeCases, mainCases } from './mainCases.ts';

type CaseSelectProps = {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (caseId: string) => void;
  readonly detail: CaseDetail;
};

const typingPauseMs = 300;

/** The main case: those alike are offered at once, any other open one is found by number or title. */
export function CaseSelect({ id, value, onChange, detail }: CaseSelectProps) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const near = useQuery({
    ...caseSearchQuery({
      order: 'newest',
      place: detail.placeId ?? undefined,
      category: detail.categoryCode.slice(0, 2),
      limit: 50,
    }),
    // Without a place nothing says that it is the same spot.
    enabled: detail.placeId !== null,
  });
  const search = useQuery({ ...caseSearchQuery({ order: 'newest', text: typed, limit: 20 }), enabled: typed !== '' });
  const alike = alikeCases(near.data?.cases ?? [], detail);
  const found =
    typed === ''
      ? []
      : mainCases(search.data?.cases ?? [], detail.id).filter((line) => alike.every((each) => each.id !== line.id));
  const pending = near.isFetching || search.isFetching;
  const matching =
    typed === '' ? alike : alike.filter((line) => `${line.number} ${line.title}`.toLowerCase().includes(typed.toLowerCase()));
  const group = (title: string, lines: readonly CaseLine[]) =>
    lines.length === 0
      ? []
      : [
          {
            label: title,
            title,
            options: lines.map((line) => ({ value: line.id, label: `${line.number} ${line.title}` })),
          },
        ];

  const groups = [...group(text('field.caseAlike'), matching), ...group(text('field.caseFound'), found)];
  // A list without any option is none to assistive technology, so what it says instead is an option that cannot be chosen.
  const nothing = {
    value: '',
    disabled: true,
    label: text(pending ? 'list.loading' : typed === '' ? 'field.caseTypeMore' : 'field.caseNone'),
  };

  return (
    <Select<string>
      {...(id ? { id } : {})}
      {...(value ? { value } : {})}
      {...(onChange ? { onChange } : {})}
      showSearch={{
        // The server has searched already.
        filterOption: false,
        onSearch: (words) => {
          clearTimeout(timer.current);
          timer.current = setTimeout(() => setTyped(words.trim()), typingPauseMs);
        },
      }}
      placeholder={text('field.casePlaceholder')}
      loading={pending}
      options={groups.length > 0 ? groups : [nothing]}
      optionRender={({ value: caseId }) => {
        const line = [...alike, ...found].find((each) => each.id === caseId);
        const marks = typed === '' ? undefined : search.data?.marks.find((each) => each.id === caseId);
        return line ? <CaseChoice line={line} marks={marks} /> : nothing.label;
      }}
    />
  );
}

function CaseChoice({ line, marks }: { readonly line: CaseLine; readonly marks: LineMarks | undefined }) {
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  return (
    <span className="case-choice">
      <span className="ellipsis">
        <MarkedText text={line.title} spans={marks?.title ?? []} />
      </span>
      <small>
        <span className="number">
          <MarkedText text={line.number} spans={marks?.number ?? []} />
        </span>
        <PhaseMark phase={line.phase} />
        <span>{line.unit === null ? text('case.noUnit') : names.unit(line.unit)}</span>
        <span>{format.moment(line.submittedAt, now)}</span>
      </small>
    </span>
  );
}

import { SearchOutlined, UserOutlined } from '@ant-design/icons';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { AutoComplete, Button, Input } from 'antd';
import { useId, useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { revealRequester } from '../../../contract/cases.ts';
import type { Answer } from '../../../contract/endpoint.ts';
import type { searchCases } from '../../../contract/understanding.ts';
import { meQuery } from '../../api/deskSession.ts';
import { searchQuery, wordsQuery } from '../../api/deskUnderstanding.ts';
import { searchBoxId } from '../inbox/useInbox.ts';
import { CategorySelect } from '../parts/CategorySelect.tsx';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { GradeMark } from '../parts/GradeMark.tsx';
import { ListState } from '../parts/ListState.tsx';
import { MarkedText } from '../parts/MarkedText.tsx';
import { PhaseMark } from '../parts/PhaseMark.tsx';
import { PlaceSelect } from '../parts/PlaceSelect.tsx';
import { UnitSelect } from '../parts/UnitSelect.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { mayCall } from '../shell/mayCall.ts';
import { shortcuts } from '../shell/shortcuts.ts';
import { useKeys } from '../shell/useKeys.ts';
import { useText } from '../useText.ts';
import { type SearchField, searchOf, withSearch } from './searchOf.ts';

const typingPauseMs = 300;

/** Cases by their words, best fit first; the search stands in the address. */
export function SearchPage() {
  const text = useText();
  const [address, setAddress] = useSearchParams();
  const search = searchOf(address);
  const list = useInfiniteQuery(searchQuery(search));
  const me = useQuery(meQuery).data?.me;
  const mayNamePeople = me ? mayCall(revealRequester.access, me) : false;
  const found = list.data?.pages.flatMap((page) => page.found) ?? [];
  const corrected = list.data?.pages[0]?.corrected ?? null;
  const change = (fields: Partial<Record<SearchField, string | undefined>>) =>
    setAddress((before) => withSearch(before, fields), { replace: true });
  useKeys({ [shortcuts.search]: () => document.getElementById(searchBoxId)?.focus() });
  return (
    <main className="page page-search">
      <h1>{text('rail.search')}</h1>
      <search className="search-form">
        <SearchBox text={search.text ?? ''} onSearch={(typed) => change({ text: typed })} />
        <div className="search-filters">
          {mayNamePeople && <PersonField person={search.person} onChange={(person) => change({ person })} />}
          <PlaceSelect allowClear value={search.place} onChange={(place) => change({ place })} aria-label={text('case.place')} />
          <CategorySelect
            allowClear
            withClasses
            value={search.category}
            onChange={(category) => change({ category })}
            aria-label={text('case.category')}
          />
          <UnitSelect allowClear value={search.unit} onChange={(unit) => change({ unit })} aria-label={text('case.unit')} />
          <DayField label={text('search.from')} day={search.from} onChange={(from) => change({ from })} />
          <DayField label={text('search.to')} day={search.to} onChange={(to) => change({ to })} />
        </div>
      </search>
      {corrected !== null && (
        <p role="status" className="search-corrected">
          {text('search.corrected', { typed: search.text ?? '', corrected })}
        </p>
      )}
      {!search.text && !search.person ? (
        <EmptyHint icon={<SearchOutlined />} title={text('search.start')} hint={text('search.startHint')} />
      ) : (
        <ListState
          pending={list.isPending}
          error={list.error}
          retry={() => list.refetch()}
          isEmpty={found.length === 0}
          empty={<EmptyHint icon={<SearchOutlined />} title={text('inbox.noMatch')} hint={text('search.noneHint')} />}
        >
          <ol className="finds">
            {found.map((find) => (
              <Find key={find.case.id} find={find} />
            ))}
          </ol>
          {list.hasNextPage && (
            <Button loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
              {text('action.more')}
            </Button>
          )}
        </ListState>
      )}
    </main>
  );
}

/** Takes effect by Enter or on leaving: half a name is nobody's, and each search by a person is kept. */
function PersonField(props: { readonly person: string | undefined; readonly onChange: (person: string) => void }) {
  const text = useText();
  return (
    <Input
      key={props.person ?? ''}
      defaultValue={props.person ?? ''}
      prefix={<UserOutlined aria-hidden />}
      allowClear
      maxLength={40}
      placeholder={text('search.person')}
      aria-label={text('search.person')}
      onPressEnter={({ currentTarget }) => props.onChange(currentTarget.value.trim())}
      onBlur={({ currentTarget }) => props.onChange(currentTarget.value.trim())}
      onClear={() => props.onChange('')}
    />
  );
}

function DayField(props: { readonly label: string; readonly day: string | undefined; readonly onChange: (day: string) => void }) {
  const id = useId();
  return (
    <span>
      <label htmlFor={id}>{props.label}</label>
      <Input id={id} type="date" value={props.day ?? ''} onChange={({ target }) => props.onChange(target.value)} />
    </span>
  );
}

function SearchBox({ text: shown, onSearch }: { readonly text: string; readonly onSearch: (typed: string) => void }) {
  const text = useText();
  const [typed, setTyped] = useState(shown);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Only the last word is completed: those before it are whole.
  const [, before = '', last = ''] = /^(.*?)(\S*)$/u.exec(typed) ?? [];
  const words = useQuery(wordsQuery(last)).data?.words ?? [];
  const search = (value: string, pause: number): void => {
    setTyped(value);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(value.trim()), pause);
  };
  return (
    <AutoComplete
      id={searchBoxId}
      value={typed}
      autoFocus
      options={last === '' ? [] : words.filter((word) => word !== last).map((word) => ({ value: before + word, label: word }))}
      onChange={(value) => search(value, typingPauseMs)}
      onSelect={(value) => search(value, 0)}
      className="search-box"
    >
      <Input.Search
        size="large"
        placeholder={text('search.placeholder')}
        aria-label={text('search.placeholder')}
        maxLength={100}
        onSearch={(value) => search(value, 0)}
      />
    </AutoComplete>
  );
}

function Find({ find }: { readonly find: Answer<typeof searchCases>['found'][number] }) {
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  const { case: line, title, snippet } = find;
  const facts = [
    names.category(line.categoryCode),
    line.placeId === null ? null : names.place(line.placeId),
    line.unit === null ? null : names.unit(line.unit),
    format.moment(line.submittedAt, now),
  ];
  return (
    <li className="find">
      <Link to={`/cases/${line.id}`}>
        <MarkedText text={line.title} spans={title} />
      </Link>
      {snippet.text !== '' && (
        <p>
          <MarkedText text={snippet.text} spans={snippet.spans} />
        </p>
      )}
      <small>
        <GradeMark grade={line.grade} />
        <PhaseMark phase={line.phase} />
        <span className="number">{line.number}</span>
        <span>{facts.filter((fact) => fact !== null).join(' · ')}</span>
      </small>
    </li>
  );
}

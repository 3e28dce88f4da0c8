import { PlusOutlined, TeamOutlined, UploadOutlined } from '@ant-design/icons';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Input, Switch } from 'antd';
import { useId, useRef, useState } from 'react';
import { Link } from 'react-router';
import { createPerson } from '../../../contract/people.ts';
import { resetSecondFactor } from '../../../contract/signIn.ts';
import { type PersonRow, peopleQuery } from '../../api/deskPeople.ts';
import { meQuery } from '../../api/deskSession.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useNames } from '../parts/useNames.ts';
import { mayCall } from '../shell/mayCall.ts';
import { useText } from '../useText.ts';
import { AdminHead } from './AdminHead.tsx';
import { type NewPassword, PasswordOnce } from './PasswordOnce.tsx';
import { PersonDrawer } from './PersonDrawer.tsx';
import { ResetFactor } from './privacy/ResetFactor.tsx';

const typingPauseMs = 300;

export function PeoplePage() {
  const text = useText();
  const names = useNames();
  const switchId = useId();
  const me = useQuery(meQuery).data?.me;
  const mayChange = me ? mayCall(createPerson.access, me) : false;
  const mayReset = me ? mayCall(resetSecondFactor.access, me) : false;
  const [filter, setFilter] = useState({ text: '', withGrants: true });
  const [editing, setEditing] = useState<PersonRow | 'new' | null>(null);
  const [password, setPassword] = useState<NewPassword | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const list = useInfiniteQuery(peopleQuery(filter));
  const people = list.data?.pages.flatMap((page) => page.people) ?? [];
  return (
    <>
      <AdminHead title={text('admin.people')} hint={text('admin.peopleHint')}>
        <label className="inline-switch" htmlFor={switchId}>
          <Switch
            id={switchId}
            size="small"
            checked={filter.withGrants}
            onChange={(withGrants) => setFilter({ ...filter, withGrants })}
          />
          <span>{text('people.withGrants')}</span>
        </label>
        <Input.Search
          allowClear
          placeholder={text('people.search')}
          aria-label={text('people.search')}
          onChange={(event) => {
            const typed = event.target.value.trim();
            clearTimeout(timer.current);
            timer.current = setTimeout(() => setFilter((before) => ({ ...before, text: typed })), typingPauseMs);
          }}
        />
        {mayChange && (
          <Link to="/admin/files">
            <Button icon={<UploadOutlined />}>{text('people.import')}</Button>
          </Link>
        )}
        {mayChange && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
            {text('people.new')}
          </Button>
        )}
      </AdminHead>
      <ListState
        pending={list.isPending}
        error={list.error}
        retry={() => list.refetch()}
        isEmpty={people.length === 0}
        empty={<EmptyHint icon={<TeamOutlined />} title={text('people.none')} hint={text('people.noneHint')} />}
      >
        <table className="plain-table people">
          <thead>
            <tr>
              <th scope="col">{text('person.name')}</th>
              <th scope="col">{text('person.login')}</th>
              <th scope="col">{text('person.kind')}</th>
              <th scope="col">{text('person.unit')}</th>
              <th scope="col">{text('person.grants')}</th>
              <th scope="col">{text('person.state')}</th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.id} className={person.active ? '' : 'retired'}>
                <th scope="row">
                  {mayChange ? (
                    <button type="button" className="link" onClick={() => setEditing(person)}>
                      {person.name}
                    </button>
                  ) : (
                    person.name
                  )}
                </th>
                <td className="number">{person.login}</td>
                <td>{text(`personKind.${person.kind}`)}</td>
                <td>{person.unit === null ? '–' : names.unit(person.unit)}</td>
                <td>
                  <ul className="grants">
                    {person.grants.map(({ role, unit }) => (
                      <li key={`${role} ${unit}`} className="mark flag">
                        {text(`role.${role}`)}
                        {unit !== null && <small>{names.unit(unit)}</small>}
                      </li>
                    ))}
                  </ul>
                </td>
                <td>
                  {text(person.active ? 'person.active' : 'person.inactive')} {mayReset && <ResetFactor person={person} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className="more-rows">
          <span>{text(list.hasNextPage ? 'people.shownMore' : 'people.shownAll', { count: people.length })}</span>
          {list.hasNextPage && (
            <Button size="small" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
              {text('action.more')}
            </Button>
          )}
        </div>
      </ListState>
      {editing && (
        <PersonDrawer
          key={editing === 'new' ? 'new' : editing.id}
          person={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onPassword={setPassword}
        />
      )}
      <PasswordOnce password={password} onClose={() => setPassword(null)} />
    </>
  );
}

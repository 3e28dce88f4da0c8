import {
  BellOutlined,
  GlobalOutlined,
  KeyOutlined,
  LogoutOutlined,
  SafetyOutlined,
  UserOutlined,
  UserSwitchOutlined,
} from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { listAbsences } from '../../../contract/absences.ts';
import type { Me } from '../../../contract/session.ts';
import { useSignOut } from '../../api/deskSession.ts';
import { chooseLanguage, currentLanguage } from '../../i18n/language.ts';
import { problemWords } from '../parts/problemWords.ts';
import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';
import { ChangePassword } from './ChangePassword.tsx';
import { mayCall } from './mayCall.ts';

export function AccountMenu({ me }: { readonly me: Me }) {
  const text = useText();
  const names = useNames();
  const { message } = App.useApp();
  const signOut = useSignOut();
  const navigate = useNavigate();
  const [changing, setChanging] = useState(false);
  const roles = [...new Set(me.grants.map(({ role }) => text(`role.${role}`)))].join(' · ');
  const other = currentLanguage() === 'en' ? 'zh-CN' : 'en';

  return (
    <>
      <Dropdown
        trigger={['click']}
        placement="topLeft"
        menu={{
          items: [
            {
              key: 'who',
              type: 'group',
              label: (
                <span className="account-who">
                  <b>{me.name}</b>
                  <span>{[me.unit ? names.unit(me.unit) : '', roles].filter(Boolean).join(' · ')}</span>
                </span>
              ),
            },
            { type: 'divider' },
            {
              key: 'language',
              icon: <GlobalOutlined />,
              label: <span lang={other}>{other === 'en' ? 'English' : '中文'}</span>,
              onClick: () => chooseLanguage(other),
            },
            {
              key: 'notices',
              icon: <BellOutlined />,
              label: text('notices.settings'),
              onClick: () => navigate('/notice-settings'),
            },
            ...(mayCall(listAbsences.access, me)
              ? [
                  {
                    key: 'deputies',
                    icon: <UserSwitchOutlined />,
                    label: text('deputy.title'),
                    onClick: () => navigate('/deputies'),
                  },
                ]
              : []),
            { key: 'password', icon: <KeyOutlined />, label: text('account.changePassword'), onClick: () => setChanging(true) },
            { key: 'security', icon: <SafetyOutlined />, label: <a href="/me/security">{text('account.security')}</a> },
            {
              key: 'out',
              icon: <LogoutOutlined />,
              label: text('action.signOut'),
              // The page is loaded afresh, so that nothing of this account stays in memory.
              onClick: () =>
                signOut.mutate(undefined, {
                  onSuccess: ({ leaveAt }) => location.assign(leaveAt ?? '/desk/sign-in'),
                  onError: (error) => message.error(problemWords(error, text)),
                }),
            },
          ],
        }}
      >
        <Button type="text" className="account" icon={<UserOutlined />} aria-label={`${text('account.menu')}: ${me.name}`}>
          <span className="account-name">{me.name}</span>
        </Button>
      </Dropdown>
      <ChangePassword open={changing} onClose={() => setChanging(false)} />
    </>
  );
}

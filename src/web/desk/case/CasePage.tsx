import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import { caseQuery } from '../../api/deskCases.ts';
import { useWide } from '../parts/useWide.ts';
import { useText } from '../useText.ts';
import { CaseView } from './CaseView.tsx';

export function CasePage() {
  const text = useText();
  const navigate = useNavigate();
  const wide = useWide();
  const { key } = useLocation();
  const { id = '' } = useParams();
  const { data } = useQuery(caseQuery(id));
  useEffect(() => {
    if (data) document.title = `${data.number} ${data.title}`;
  }, [data]);
  return (
    <main className="page page-case">
      <div className="page-bar">
        {/* 'default' is the first page of this tab: there is nothing to go back to. */}
        <Button type="text" icon={<ArrowLeftOutlined />} onClick={() => (key === 'default' ? navigate('/cases') : navigate(-1))}>
          {text('action.back')}
        </Button>
      </div>
      <CaseView key={id} id={id} place={wide ? 'page' : 'phone'} />
    </main>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { countCases, listCases } from '../../../contract/cases.ts';
import { listItems } from '../../../contract/reference.ts';
import type { Me } from '../../../contract/session.ts';
import { countsQuery } from '../../api/deskCases.ts';
import { useLiveDesk } from '../../api/deskLive.ts';
import { meQuery, type Site } from '../../api/deskSession.ts';
import { LoadFailed } from '../parts/LoadFailed.tsx';
import { secondStep } from '../session/secondStep.ts';
import { useText } from '../useText.ts';
import { Banners } from './Banners.tsx';
import { KeyHelp } from './KeyHelp.tsx';
import { mayCall } from './mayCall.ts';
import { PageSkeleton } from './PageSkeleton.tsx';
import { Rail } from './Rail.tsx';
import { railEntries } from './railEntries.ts';
import { shortcuts } from './shortcuts.ts';
import { useKeys } from './useKeys.ts';

export function DeskLayout() {
  const session = useQuery(meQuery);
  const { pathname, search } = useLocation();
  if (session.isPending) return <PageSkeleton />;
  if (session.error && !session.data) return <LoadFailed error={session.error} retry={() => session.refetch()} />;
  if (session.data?.pending) {
    location.replace(secondStep(pathname + search));
    return <PageSkeleton />;
  }
  if (!session.data?.me) {
    const back = pathname === '/' ? '' : `?to=${encodeURIComponent(pathname + search)}`;
    return <Navigate to={`/sign-in${back}`} replace />;
  }
  return <SignedIn me={session.data.me} site={session.data.site} />;
}

function SignedIn({ me, site }: { readonly me: Me; readonly site: Site }) {
  const text = useText();
  const [helpOpen, setHelpOpen] = useState(false);
  const connection = useLiveDesk(mayCall(listCases.access, me) || mayCall(listItems.access, me));
  const counts = useQuery({ ...countsQuery, enabled: mayCall(countCases.access, me) }).data?.queues ?? [];
  useKeys({ [shortcuts.help]: () => setHelpOpen(true) });
  return (
    <div className="desk">
      <a className="skip" href="#content">
        {text('shell.skip')}
      </a>
      <Banners site={site} me={me} connection={connection} />
      <Rail me={me} site={site} entries={railEntries(me, counts)} onHelp={() => setHelpOpen(true)} />
      <div className="desk-content" id="content" tabIndex={-1}>
        <Outlet />
      </div>
      <KeyHelp open={helpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { meQuery } from '../../api/deskSession.ts';
import { ownUnits } from './ownUnits.ts';
import { useNames } from './useNames.ts';

/** The units for which the signed-in person handles cases. */
export function useOwnUnits(): ReadonlySet<string> {
  const me = useQuery(meQuery).data?.me;
  const { reference } = useNames();
  return useMemo(() => ownUnits(me, reference), [me, reference]);
}

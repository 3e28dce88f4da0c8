import { queryOptions } from '@tanstack/react-query';
import { listBackups } from '../../contract/backups.ts';
import { call } from './call.ts';

export const backupsQuery = queryOptions({ queryKey: ['backups'], queryFn: ({ signal }) => call(listBackups, {}, signal) });

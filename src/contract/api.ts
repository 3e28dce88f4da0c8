import { getRates } from './analytics.ts';
import {
  commandCase,
  countCases,
  explainDeadlines,
  followCase,
  getCase,
  listCases,
  myCases,
  revealRequester,
  submitCase,
  whoLooked,
} from './cases.ts';
import {
  channelHistory,
  countUnreadNotices,
  getPreferences,
  listChannels,
  listFailures,
  listNotices,
  putChannel,
  putPreferences,
  readAllNotices,
  readNotice,
  retryFailures,
  testChannel,
} from './notifications.ts';
import { healthz, readyz } from './operations.ts';
import { createPerson, listPeople, putPerson, resetPassword } from './people.ts';
import { uploadPhoto } from './photos.ts';
import { getReference, itemHistory, listItems, putItem } from './reference.ts';
import { changePassword, getMe, setUp, signIn, signOut } from './session.ts';
import { completeWords, searchCases } from './understanding.ts';

/** Every endpoint there is: OpenAPI, the generated tests and the check that all are served read this list. */
export const api = {
  healthz,
  readyz,
  getMe,
  signIn,
  signOut,
  setUp,
  changePassword,
  getReference,
  submitCase,
  uploadPhoto,
  myCases,
  listCases,
  countCases,
  getCase,
  commandCase,
  followCase,
  explainDeadlines,
  revealRequester,
  whoLooked,
  getRates,
  listPeople,
  createPerson,
  putPerson,
  resetPassword,
  listItems,
  putItem,
  itemHistory,
  listNotices,
  countUnreadNotices,
  readNotice,
  readAllNotices,
  getPreferences,
  putPreferences,
  listChannels,
  putChannel,
  channelHistory,
  testChannel,
  listFailures,
  retryFailures,
  searchCases,
  completeWords,
} as const;

import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import {
  beginAttempt,
  beginPractice,
  checkPracticeReply,
  commandPractice,
  endPractice,
  explainPractice,
  getAttempt,
  getCertificate,
  getCompletion,
  getCourse,
  getLessons,
  getMyTraining,
  getPractice,
  handInAttempt,
  passTime,
  tickCourse,
} from '../../contract/training.ts';
import { call } from './call.ts';
import type { CaseSource } from './caseSource.ts';

export const myTrainingQuery = queryOptions({
  queryKey: ['training', 'mine'],
  queryFn: ({ signal }) => call(getMyTraining, {}, signal),
});
export const courseQuery = (id: string) =>
  queryOptions({ queryKey: ['training', 'course', id], queryFn: ({ signal }) => call(getCourse, { params: { id } }, signal) });
export const paperQuery = (id: string) =>
  queryOptions({ queryKey: ['training', 'paper', id], queryFn: ({ signal }) => call(getAttempt, { params: { id } }, signal) });
export const certificateQuery = (id: string) =>
  queryOptions({
    queryKey: ['training', 'certificate', id],
    queryFn: ({ signal }) => call(getCertificate, { params: { id } }, signal),
  });
export const completionQuery = (unit: string | undefined) =>
  queryOptions({
    queryKey: ['training', 'completion', unit],
    queryFn: ({ signal }) => call(getCompletion, { query: { unit } }, signal),
  });
export const lessonsQuery = queryOptions({
  queryKey: ['training', 'lessons'],
  queryFn: ({ signal }) => call(getLessons, { query: {} }, signal),
});
export const practiceQuery = (id: string) =>
  queryOptions({
    queryKey: ['training', 'practice', id],
    queryFn: ({ signal }) => call(getPractice, { params: { id } }, signal),
  });

/** Every step may change the path, so all of training is asked anew. */
function useTraining<V, R>(step: (given: V) => Promise<R>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn: step, onSettled: () => cache.invalidateQueries({ queryKey: ['training'] }) });
}
export const useTick = (id: string) => useTraining((ticked: number[]) => call(tickCourse, { params: { id }, body: { ticked } }));
export const useBeginAttempt = (id: string) => useTraining(() => call(beginAttempt, { params: { id }, body: {} }));
export const useHandIn = (id: string) =>
  useTraining((answers: number[][]) => call(handInAttempt, { params: { id }, body: { answers } }));
export const useBeginPractice = () => useTraining((id: string) => call(beginPractice, { params: { id }, body: {} }));
export const useEndPractice = (id: string) => useTraining(() => call(endPractice, { params: { id }, body: {} }));
export const usePassTime = (id: string) =>
  useTraining((minutes: number) => call(passTime, { params: { id }, body: { minutes } }));

/** The page of a case over a practice run: asks and commands go to the run and to nothing else. */
export const practiceSource: CaseSource = {
  practice: true,
  detail: async (id, signal) => (await call(getPractice, { params: { id } }, signal)).detail,
  deadlines: (id, signal) => call(explainPractice, { params: { id } }, signal),
  reply: (id, text, signal) => call(checkPracticeReply, { params: { id }, body: { text } }, signal),
  give: (id, body) => call(commandPractice, { params: { id }, body }),
  renew: (cache, id) =>
    Promise.all([cache.invalidateQueries({ queryKey: ['case', id] }), cache.invalidateQueries({ queryKey: ['training'] })]),
};

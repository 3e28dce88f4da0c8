import { serverNow } from '../../api/serverClock.ts';
import { localTimeAt } from '../../ui/format.ts';
import { Field } from '../parts/Field.tsx';
import { useText } from '../text.ts';
import { changeDraft, useDraft } from './draftStore.ts';
import type { Category } from './suggestCategories.ts';

type Problems = { readonly happenedAt: string | null; readonly measurement: string | null };

/** When it happened and what was measured, for the categories that ask. */
export function FactFields({ asks, problems }: { asks: ReadonlySet<Category['requiredFields'][number]>; problems: Problems }) {
  const text = useText();
  const { happenedAt, measurement } = useDraft();
  return (
    <>
      {asks.has('time') && (
        <Field label={text('fact.time')} required problem={problems.happenedAt}>
          {(ids) => (
            <div className="input-beside">
              <input
                {...ids}
                className="input"
                type="datetime-local"
                value={happenedAt}
                onChange={(event) => changeDraft({ happenedAt: event.currentTarget.value })}
              />
              <button type="button" className="button" onClick={() => changeDraft({ happenedAt: localTimeAt(serverNow()) })}>
                {text('fact.now')}
              </button>
            </div>
          )}
        </Field>
      )}
      {asks.has('measurement') && (
        <Field label={text('fact.measurement')} required problem={problems.measurement}>
          {(ids) => (
            <input
              {...ids}
              className="input"
              maxLength={60}
              value={measurement}
              placeholder={text('fact.measurementExample')}
              onChange={(event) => changeDraft({ measurement: event.currentTarget.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}

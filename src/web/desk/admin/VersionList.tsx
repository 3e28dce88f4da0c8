import { useFormat } from '../parts/useFormat.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';
import { changedFields } from './changedFields.ts';

type VersionListProps = {
  /** The newest first. */
  readonly versions: readonly {
    readonly version: number;
    readonly changedBy: string;
    readonly changedAt: string;
    readonly data: unknown;
  }[];
  /** A dotted path of the data in words. */
  readonly nameOf: (path: string) => string;
  /** Said of a version that shows no difference. */
  readonly same: string;
};

/** Who changed what, and when. */
export function VersionList({ versions, nameOf, same }: VersionListProps) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  return (
    <ol className="history">
      {versions.map((version, at) => {
        const before = versions[at + 1];
        const changes = before ? changedFields(before.data, version.data) : [];
        return (
          <li key={version.version}>
            <div className="history-head">
              <b>{text('history.version', { version: version.version })}</b>
              <span>{version.changedBy}</span>
              <time dateTime={version.changedAt}>{format.moment(version.changedAt, now)}</time>
            </div>
            {!before && <p className="muted">{text('history.first')}</p>}
            {before && changes.length === 0 && <p className="muted">{same}</p>}
            <dl>
              {changes.slice(0, 60).map(({ field, before: old, after }) => (
                <div key={field}>
                  <dt>{nameOf(field)}</dt>
                  <dd>
                    <del>{shown(old)}</del> <ins>{shown(after)}</ins>
                  </dd>
                </div>
              ))}
            </dl>
            {changes.length > 60 && <p className="muted">{text('history.more', { count: changes.length - 60 })}</p>}
          </li>
        );
      })}
    </ol>
  );

  function shown(value: unknown): string {
    if (value === undefined || value === null || value === '') return text('history.nothing');
    if (typeof value === 'boolean') return text(value ? 'answer.yes' : 'answer.no');
    return typeof value === 'string' ? value : JSON.stringify(value);
  }
}

import { Icon, type IconName } from '../parts/Icon.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { useText } from '../text.ts';
import type { OwnKey } from '../words.zh-CN.ts';
import '../styles/account.css';

const sections: readonly { title: OwnKey; icon: IconName; lines: readonly OwnKey[] }[] = [
  { title: 'privacy.named', icon: 'person', lines: ['privacy.named1', 'privacy.named2', 'privacy.named3', 'privacy.named4'] },
  {
    title: 'privacy.anonymous',
    icon: 'mask',
    lines: ['privacy.anonymous1', 'privacy.anonymous2', 'privacy.anonymous3', 'privacy.anonymous4'],
  },
  { title: 'privacy.secret', icon: 'lock', lines: ['privacy.secret1', 'privacy.secret2'] },
  { title: 'privacy.photos', icon: 'camera', lines: ['privacy.photos1'] },
];

/** 谁能看到什么, in the words of somebody who has to decide whether to speak. */
export default function PrivacyPage() {
  const text = useText();
  return (
    <>
      <PageHead title={text('privacy.title')} back="/me" />
      <p className="page-lead">{text('privacy.lead')}</p>
      {sections.map(({ title, icon, lines }) => (
        <section className="card privacy" key={title}>
          <h2>
            <Icon name={icon} />
            {text(title)}
          </h2>
          <ul>
            {lines.map((line) => (
              <li key={line}>{text(line)}</li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

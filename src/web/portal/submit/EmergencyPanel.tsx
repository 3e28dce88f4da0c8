import { Icon } from '../parts/Icon.tsx';
import { useText } from '../text.ts';
import { emergenciesIn, emergencyNumbers } from './emergencies.ts';

/** Numbers to call, as soon as the words speak of danger. `dutyPhone`: the campus's own, if it has told one. */
export function EmergencyPanel({ words, dutyPhone }: { words: string; dutyPhone: string | null }) {
  const text = useText();
  const kinds = emergenciesIn(words);
  const first = kinds[0];
  // The live region stands before anything is in it: some screen readers only tell changes.
  return (
    <div role="alert">
      {first && (
        <section className="emergency">
          <h2>
            <Icon name="alert" />
            {text('emergency.title')}
          </h2>
          <p>{text(`emergency.${first}`)}</p>
          <div className="emergency-numbers">
            {[...new Set(kinds.flatMap((kind) => emergencyNumbers[kind]))].map((number) => (
              <CallButton key={number} number={number} name={text(`emergency.${number}` as 'emergency.110')} />
            ))}
            {dutyPhone && <CallButton number={dutyPhone} name={text('emergency.duty')} />}
          </div>
          <p className="emergency-after">{text('emergency.after')}</p>
        </section>
      )}
    </div>
  );
}

function CallButton({ number, name }: { number: string; name: string }) {
  return (
    <a className="call-button" href={`tel:${number.replace(/[^\d+]/g, '')}`}>
      <Icon name="phone" />
      <span>
        <strong>{number}</strong> {name}
      </span>
    </a>
  );
}

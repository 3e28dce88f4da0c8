import type { AlertCard } from '../../../contract/foresight.ts';
import type { DeskText } from '../useText.ts';
import { intervalOf, roughly, roughTimes } from './alertStory.ts';

/** Numbers as a statistician wants them. */
export function methodRows({ numbers }: Pick<AlertCard, 'numbers'>, text: DeskText): readonly (readonly [string, string])[] {
  const chance = (value: number): string => (value < 0.001 ? value.toExponential(1) : value.toPrecision(2));
  switch (numbers.kind) {
    case 'burst':
      return [
        [text('method.model'), text(`method.${numbers.method}`)],
        [text('method.expected'), numbers.expected.toFixed(2)],
        [text('method.range'), `${numbers.range[0]}–${numbers.range[1]}`],
        [text('method.dispersion'), numbers.dispersion.toFixed(2)],
        [text('method.chance'), chance(numbers.chance)],
        [text('method.recurrence.days'), intervalOf(numbers.recurrenceDays, text)],
        [text('method.history'), text('method.weeks', { count: numbers.historyWeeks })],
        [
          text('method.reference'),
          numbers.reference === null
            ? text('method.referenceNone')
            : text(numbers.reference.alarm ? 'method.referenceAlarm' : 'method.referenceQuiet', {
                bound: roughly(numbers.reference.upperBound),
              }),
        ],
      ];
    case 'regional':
      return [
        [text('method.model'), text('method.scan')],
        [text('method.expected'), numbers.expected.toFixed(2)],
        [text('method.llr'), numbers.llr.toFixed(3)],
        [text('method.chance'), chance(numbers.chance)],
        [text('method.recurrence.days'), intervalOf(numbers.recurrenceDays, text)],
      ];
    case 'seasonal':
      return [
        [text('method.model'), text('method.season')],
        [text('method.chance'), chance(numbers.chance)],
        [text('method.times'), roughTimes(numbers.times).toString()],
        [text('method.cycles'), numbers.cycles.toString()],
      ];
    case 'periodic':
      return [
        [text('method.model'), text('method.period')],
        [text('method.expected'), numbers.expected.toFixed(2)],
        [text('method.chance'), chance(numbers.chance)],
        [text('method.times'), roughTimes(numbers.times).toString()],
      ];
    case 'rebound':
      return [
        [text('method.model'), text('method.recurrence')],
        [
          text('method.ratio'),
          `${numbers.ratio.median.toFixed(2)} (${numbers.ratio.low.toFixed(2)}–${numbers.ratio.high.toFixed(2)})`,
        ],
      ];
    case 'topic':
      return [[text('method.model'), text('method.topic')]];
    case 'leading':
      return [
        [text('method.model'), text('method.leading')],
        [text('method.chance'), chance(numbers.chance)],
      ];
    case 'bottleneck':
      return [
        [text('method.model'), text('method.bottleneck')],
        [text('method.chance'), chance(numbers.chance)],
      ];
  }
}

import { Sheet } from '../parts/Sheet.tsx';
import { useText } from '../text.ts';
import { RateForm } from './RateForm.tsx';
import type { useCommand } from './useCommand.ts';

/** The requester's own answers, on the page of the case. */
export function RateSheet({ command, onClose }: { command: ReturnType<typeof useCommand>; onClose: (done: boolean) => void }) {
  const text = useText();
  return (
    <Sheet title={text('rate.title')} onClose={() => onClose(false)}>
      <RateForm
        busy={command.busy}
        problem={command.problem}
        onSend={async (rating) => {
          if (await command.give({ type: 'FollowUp', reached: true, ...rating })) onClose(true);
        }}
      />
    </Sheet>
  );
}

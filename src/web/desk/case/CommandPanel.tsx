import { CheckOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { CaseDetail } from '../../../contract/cases.ts';
import { caseQuery, useCommand } from '../../api/deskCases.ts';
import { problemWords } from '../parts/problemWords.ts';
import { commandKeys } from '../shell/shortcuts.ts';
import { useKeys } from '../shell/useKeys.ts';
import { useText } from '../useText.ts';
import { CommandForm } from './CommandForm.tsx';
import { arranged, type CaseCommand, graveCommands } from './commandOrder.ts';

type CommandPanelProps = {
  readonly detail: CaseDetail;
  /** side: the column beside the case · bar: along the bottom of a pane · phone: along the bottom, forms in a drawer. */
  readonly place: 'side' | 'bar' | 'phone';
  readonly keysOff: boolean;
  /** Called when the person's own command was carried out and everything on the screen has been asked anew. */
  readonly onActed: () => void;
};

/** Their forms open with the likeliest answers. */
const ready: readonly CaseCommand[] = ['Accept', 'Dispatch', 'SignPart', 'Approve'];

/** What the person may do now: drawn from `allowed` of the case and from nothing else. One form is open at a time. */
export function CommandPanel({ detail, place, keysOff, onActed }: CommandPanelProps) {
  const text = useText();
  const { message } = App.useApp();
  const cache = useQueryClient();
  const sign = useCommand(detail.id);
  const [open, setOpen] = useState<CaseCommand | null>(null);
  const panel = useRef<HTMLElement>(null);
  const { primary, others } = arranged(detail.allowed, detail.phase);

  useEffect(() => {
    // What is filled in already needs only to be confirmed: one key opens the form, Enter sends it.
    const wanted = open && ready.includes(open) ? 'form [type="submit"]' : 'form input, form textarea, form button';
    if (open && place !== 'phone') panel.current?.querySelector<HTMLElement>(wanted)?.focus();
  }, [open, place]);

  const start = (name: CaseCommand): void => {
    if (name !== 'Sign') {
      setOpen(name);
      return;
    }
    sign.mutate(
      { type: 'Sign', version: detail.version },
      {
        onSuccess: () => finished('Sign'),
        onError: (error) => message.error(problemWords(error, text)),
      },
    );
  };
  const keys: Record<string, () => void> = {};
  for (const name of primary ? [primary, ...others] : others) {
    const key = commandKeys[name];
    if (key) keys[key] = () => start(name);
  }
  useKeys(keysOff ? {} : keys);

  const finished = (name: CaseCommand): void => {
    message.success(text(`done.${name}`));
    // Accepting is nearly always followed by dispatching: where that is allowed too, its form is ready.
    const next = cache.getQueryData(caseQuery(detail.id).queryKey)?.allowed ?? [];
    if (name === 'Accept' && next.includes('Dispatch')) {
      setOpen('Dispatch');
      return;
    }
    setOpen(null);
    onActed();
  };
  // A form that was open stays open even when it is too late for it: what was typed can still be copied.
  const form = open && open !== 'Sign' && (
    <CommandForm key={open} command={open} detail={detail} onDone={() => finished(open)} onCancel={() => setOpen(null)} />
  );

  if (!primary && others.length === 0 && !form) {
    return place === 'side' ? <p className="muted no-commands">{text('commands.none')}</p> : null;
  }

  const buttons = (
    <div className="command-buttons">
      {primary && <CommandButton name={primary} primary onStart={start} busy={sign.isPending} active={open === primary} />}
      {others.map((name) => (
        <CommandButton key={name} name={name} onStart={start} busy={sign.isPending && name === 'Sign'} active={open === name} />
      ))}
    </div>
  );

  return (
    <section ref={panel} className={`commands commands-${place}`} aria-label={text('commands.title')}>
      {place === 'phone' ? (
        <>
          {buttons}
          <Drawer
            open={open !== null}
            onClose={() => setOpen(null)}
            placement="bottom"
            size="auto"
            className="command-drawer"
            title={open && text(`command.${open}`)}
          >
            {form}
          </Drawer>
        </>
      ) : (
        <>
          {form && (
            <div className="command-open">
              <h3>{open && text(`command.${open}`)}</h3>
              {form}
            </div>
          )}
          {!form && buttons}
        </>
      )}
    </section>
  );
}

type CommandButtonProps = {
  readonly name: CaseCommand;
  readonly primary?: boolean;
  readonly busy: boolean;
  readonly active: boolean;
  readonly onStart: (name: CaseCommand) => void;
};

function CommandButton({ name, primary = false, busy, active, onStart }: CommandButtonProps) {
  const text = useText();
  const key = commandKeys[name];
  return (
    <Button
      type={primary ? 'primary' : 'default'}
      danger={graveCommands.includes(name)}
      size={primary ? 'large' : 'middle'}
      loading={busy}
      icon={name === 'Sign' ? <CheckOutlined /> : undefined}
      aria-pressed={active}
      aria-keyshortcuts={key}
      className={active ? 'command-active' : ''}
      onClick={() => onStart(name)}
    >
      {text(`command.${name}`)}
      {key && <kbd aria-hidden>{key}</kbd>}
    </Button>
  );
}

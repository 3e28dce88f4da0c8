import { CheckOutlined } from '@ant-design/icons';
import { App, Button, Drawer } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { CaseDetail } from '../../../contract/cases.ts';
import { useCommand } from '../../api/deskCases.ts';
import { problemWords } from '../parts/problemWords.ts';
import { commandKeys } from '../shell/shortcuts.ts';
import { type Keys, useKeys } from '../shell/useKeys.ts';
import { useText } from '../useText.ts';
import { CommandForm } from './CommandForm.tsx';
import { arranged, type CaseCommand, graveCommands } from './commandOrder.ts';

type CommandPanelProps = {
  readonly detail: CaseDetail;
  /** side: the column beside the case · bar: along the bottom of a pane · phone: along the bottom, forms in a drawer. */
  readonly place: 'side' | 'bar' | 'phone';
  /** Called when the person's own command was carried out and everything on the screen has been asked anew. */
  readonly onActed: () => void;
};

/** What the person may do now: drawn from `allowed` of the case and from nothing else. One form is open at a time. */
export function CommandPanel({ detail, place, onActed }: CommandPanelProps) {
  const text = useText();
  const { message } = App.useApp();
  const sign = useCommand(detail.id);
  const [open, setOpen] = useState<CaseCommand | null>(null);
  const panel = useRef<HTMLElement>(null);
  const { primary, others } = arranged(detail.allowed, detail.phase);

  useEffect(() => {
    if (open && place !== 'phone') panel.current?.querySelector<HTMLElement>('form input, form textarea, form button')?.focus();
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
  useKeys(keys satisfies Keys);

  const finished = (name: CaseCommand): void => {
    message.success(text(`done.${name}`));
    // Accepting is nearly always followed by dispatching: the next form is ready.
    setOpen(name === 'Accept' ? 'Dispatch' : null);
    onActed();
  };
  // After Accept the form of Dispatch waits until the server allows it; a form that was open stays open even when it is too late.
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
          {buttons}
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

import { Modal, Switch } from 'antd';
import { useId, useState } from 'react';
import type { CaseCommand } from '../case/commandOrder.ts';
import { useText } from '../useText.ts';
import { commandKeys, shortcuts } from './shortcuts.ts';
import { chooseKeys, keysAreOn } from './useKeys.ts';

export function KeyHelp({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const text = useText();
  const switchId = useId();
  const [on, setOn] = useState(keysAreOn);
  const general = [
    [`${shortcuts.next} / ${shortcuts.previous}`, text('keys.move')],
    [shortcuts.open, text('keys.open')],
    [shortcuts.select, text('keys.select')],
    [shortcuts.search, text('keys.search')],
    [shortcuts.help, text('keys.help')],
    ['Esc', text('keys.escape')],
    ['Ctrl / ⌘ + Enter', text('keys.send')],
  ];
  return (
    <Modal open={open} onCancel={onClose} title={text('keys.title')} footer={null} width={620}>
      <div className="key-help">
        <section>
          <h3>{text('keys.general')}</h3>
          <dl>
            {general.map(([key, meaning]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section>
          <h3>{text('keys.commands')}</h3>
          <dl>
            {(Object.entries(commandKeys) as [CaseCommand, string][]).map(([name, key]) => (
              <div key={name}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{text(`command.${name}`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
      <label className="key-switch" htmlFor={switchId}>
        <Switch
          id={switchId}
          size="small"
          checked={on}
          onChange={(chosen) => {
            chooseKeys(chosen);
            setOn(chosen);
          }}
        />
        <span>{text('keys.switch')}</span>
      </label>
    </Modal>
  );
}

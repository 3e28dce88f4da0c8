import { Form, Input, Switch } from 'antd';
import { type ProviderKind, providerSettings } from '../../../../contract/signIn.ts';
import { fieldRules } from '../../parts/fieldRules.ts';
import { useText } from '../../useText.ts';

const texts = {
  cas: ['server', 'nameAttribute', 'unitAttribute', 'kindAttribute'],
  oidc: ['issuer', 'clientId', 'scope', 'loginClaim', 'nameClaim', 'unitClaim', 'kindClaim'],
  ldap: [
    'url',
    'base',
    'bindDn',
    'filter',
    'loginAttribute',
    'nameAttribute',
    'unitAttribute',
    'kindAttribute',
    'syncFilter',
    'authority',
  ],
} as const satisfies Record<ProviderKind, readonly string[]>;
type Name = (typeof texts)[ProviderKind][number];

const hints = { server: 'serverHint', url: 'urlHint', filter: 'filterHint', syncFilter: 'syncFilterHint' } as const;
/** Long values stand on a line of their own. */
const wide: readonly Name[] = ['server', 'issuer', 'url', 'base', 'bindDn', 'filter', 'syncFilter', 'authority'];
const switches = { cas: ['signOutThere'], oidc: ['signOutThere'], ldap: ['startTls'] } as const;

/** The settings of a kind of identity provider, by the contract's schema of it. */
export function ProviderFields({ kind }: { readonly kind: ProviderKind }) {
  const names: readonly Name[] = texts[kind];
  return (
    <>
      {names
        .filter((name) => wide.includes(name))
        .map((name) => (
          <TextField key={name} kind={kind} name={name} />
        ))}
      <div className="field-pair">
        {names
          .filter((name) => !wide.includes(name))
          .map((name) => (
            <TextField key={name} kind={kind} name={name} />
          ))}
      </div>
      {switches[kind].map((name) => (
        <SwitchField key={name} name={name} />
      ))}
      <SwitchField name="createPeople" />
    </>
  );
}

function TextField({ kind, name }: { readonly kind: ProviderKind; readonly name: Name }) {
  const text = useText();
  const shape = providerSettings[kind].shape;
  const hint = name in hints ? text(`provider.${hints[name as keyof typeof hints]}`) : undefined;
  return (
    <Form.Item
      name={['settings', name]}
      label={text(`provider.${name}`)}
      extra={hint}
      // The names are those of the kind, by `texts`.
      rules={fieldRules(shape[name as keyof typeof shape])}
    >
      {name === 'authority' ? (
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} spellCheck={false} />
      ) : (
        <Input spellCheck={false} autoComplete="off" />
      )}
    </Form.Item>
  );
}

function SwitchField({ name }: { readonly name: 'signOutThere' | 'startTls' | 'createPeople' }) {
  const text = useText();
  return (
    <Form.Item
      name={['settings', name]}
      label={text(`provider.${name}`)}
      valuePropName="checked"
      layout="horizontal"
      colon={false}
    >
      <Switch size="small" />
    </Form.Item>
  );
}

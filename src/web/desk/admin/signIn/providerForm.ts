import { type ProviderKind, providerSettings } from '../../../../contract/signIn.ts';
import { personKinds } from '../../../../domain/people/vocabulary.ts';
import type { ProviderRow, ProviderWrite } from '../../../api/deskSignIn.ts';

/** The form of an identity provider: kinds of people one a line, and a secret that is left empty stays as it is. */
export type ProviderValues = {
  readonly id?: string;
  readonly enabled: boolean;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly kinds: string;
  readonly secret?: string;
};

const line = /^\s*(\S(?:.*\S)?)\s*=\s*(\w+)\s*$/;

export function valuesOf(kind: ProviderKind, provider: ProviderRow | null): ProviderValues {
  const settings = provider?.settings ?? beginning(kind);
  const kinds = Object.entries((settings['kinds'] ?? {}) as Record<string, string>);
  return { enabled: provider?.enabled ?? true, settings, kinds: kinds.map(([theirs, ours]) => `${theirs} = ${ours}`).join('\n') };
}

/** The contract's own defaults, so that a new form shows what it will do. */
function beginning(kind: ProviderKind): Readonly<Record<string, unknown>> {
  const fields = Object.entries(providerSettings[kind].shape);
  return Object.fromEntries(
    fields.flatMap(([name, schema]) => {
      const known = schema.safeParse(undefined);
      return known.success ? [[name, known.data]] : [];
    }),
  );
}

export function draftOf(
  kind: ProviderKind,
  version: number,
  { enabled, settings, kinds, secret }: ProviderValues,
): ProviderWrite {
  return {
    kind,
    version,
    enabled,
    settings: { ...settings, kinds: Object.fromEntries(kindsIn(kinds)) },
    ...(secret ? { secret } : {}),
    // The fields of the form are those of the kind, by providerSettings[kind]; the server judges them again.
  } as ProviderWrite;
}

/** The first line, from 1, that names no kind of people; null when all do. */
export function wrongKindLine(text: string): number | null {
  const at = text.split('\n').findIndex((one) => one.trim() !== '' && kindOf(one) === null);
  return at < 0 ? null : at + 1;
}

const kindsIn = (text: string): [string, string][] =>
  text
    .split('\n')
    .map(kindOf)
    .filter((pair) => pair !== null);

function kindOf(text: string): [string, string] | null {
  const [, theirs, ours] = line.exec(text) ?? [];
  return theirs !== undefined && personKinds.some((kind) => kind === ours) ? [theirs, ours!] : null;
}

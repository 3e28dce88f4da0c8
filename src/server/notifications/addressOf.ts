import type { OpenChannel } from './channelStore.ts';

/** What is known of a person by which he or she can be reached. */
export type Reachable = { readonly login: string; readonly personKind: string; readonly phone: string };

/** Where a personal channel reaches somebody; null where it does not. Looked up when a message leaves: no queue holds an address. */
export function addressOf(channel: OpenChannel, person: Reachable): string | null {
  switch (channel.kind) {
    case 'email': {
      const template = person.personKind === 'student' ? channel.settings.students : channel.settings.staff;
      return template === '' ? null : template.replace('{login}', person.login);
    }
    case 'wecom':
      return channel.settings.userId.replace('{login}', person.login);
    case 'sms': {
      const digits = person.phone.replaceAll(/[\s-]/g, '');
      return /^\+?\d{6,15}$/.test(digits) ? digits : null;
    }
    case 'wecom-robot':
    case 'dingtalk-robot':
    case 'feishu-robot':
      return null;
  }
}

import type { zh } from './words.zh-CN.ts';

export const en = {
  'phone.calledEvent': '{unit} called {reason}',
  'label.Note.called': 'Whom you called (when others were called during the conversation)',
  'label.Respond.call': 'Proof from the call log',
  'phone.noConversation': 'The log has no conversation of yours with the requester',
  'phone.chooseConversation': 'Choose a conversation as proof',
  'phone.direction.in': 'Incoming',
  'phone.direction.out': 'Outgoing',
  'phone.seconds': '{count} s',
} as const satisfies Record<keyof typeof zh, string>;

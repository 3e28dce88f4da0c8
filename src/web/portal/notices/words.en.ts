import type { zh } from './words.zh-CN.ts';

export const en = {
  'list.title': 'Notices',
  'list.settings': 'Notice settings',
  'list.allRead': 'Mark all as read',
  'list.isUnread': 'unread',
  'list.empty': 'No notices yet',
  'list.emptyHint': 'When something happens to your cases, you will be told here.',
  'list.signIn': 'Sign in to see your notices',
  'list.signInHint': 'Anonymous cases have no notices; open them with their code.',

  'wish.title': 'Notice settings',
  'wish.lead': 'Notices always appear here. Choose which ones also reach you elsewhere.',
  'wish.quiet':
    'Quiet from {from} to {to}: what comes up then is sent as one message in the morning; only critical cases go out at once.',
  'wish.noChannels': 'The university has switched on no other channel yet, or you have no address or phone number there.',
  'wish.staff': 'Notices of your work as staff are set on the desk.',
  'wish.when': 'How messages are sent',
  'wish.events': 'What goes where',
  'wish.language': 'Language of messages',
  'wish.digestHour': 'Time of the daily digest',
  'wish.hour': '{hour}:05 (Beijing time)',
  'wish.digest': 'Daily digest',
  'wish.saved': 'Saved.',

  'channel.email': 'E-mail',
  'channel.wecom': 'WeCom',
  'channel.sms': 'Text message',

  'kind.FactsAsked': 'You are asked for facts',
  'kind.CaseDeclined': 'Case declined',
  'kind.CaseAnswered': 'Answered directly',
  'kind.RequesterContacted': 'The unit contacted you',
  'kind.ProgressReported': 'Progress',
  'kind.CaseResolved': 'Case resolved',
  'kind.ExtensionGranted': 'Extension granted',
  'kind.PutOnLedger': 'Put on the long-term ledger',
  'kind.LedgerLeft': 'Handling goes on',
  'kind.AnsweredWithMain': 'Answered with the same problem',
} satisfies Record<keyof typeof zh, string>;

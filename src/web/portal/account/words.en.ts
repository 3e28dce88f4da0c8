import type { zh } from './words.zh-CN.ts';

export const en = {
  'signIn.other': 'Other ways to sign in',
  'signIn.refused.provider-failed': 'The university sign-in did not confirm who you are. Please try again.',
  'signIn.refused.not-known-here': 'We know who you are, but you have no account here. Please ask an administrator.',

  'second.title': 'Two-step verification',
  'second.codeLead': 'Open your authenticator app and enter the 6 digits shown for “{site}”.',
  'second.code': 'Code',
  'second.codeHint': 'No phone at hand? A recovery code works too.',
  'second.enter': 'Continue',
  'second.enrolLead':
    'Your role requires two-step verification: from now on you sign in with your password and 6 digits from your phone.',
  'second.step1': 'Step 1: Scan the QR code with an authenticator app',
  'second.step1Hint':
    'Any app that knows TOTP will do, such as Microsoft Authenticator, FreeOTP or Tencent Authenticator. It works offline.',
  'second.qr': 'QR code to scan with an authenticator app',
  'second.key': 'If you cannot scan, type this key',
  'second.step2': 'Step 2: Enter the 6 digits that the app shows',
  'second.confirm': 'Switch on',
  'second.saved': 'Two-step verification is on',
  'second.recovery':
    'Write down or print these recovery codes and keep them safe. If you lose your phone, each one signs you in once. They are not shown again.',
  'second.copy': 'Copy the codes',
  'second.copied': 'Copied',
  'second.done': 'I have saved them, continue',
  'second.expired': 'This sign-in has expired. Please enter your password again.',

  'security.title': 'Sign-in and security',
  'security.second': 'Two-step verification',
  'security.on': 'On since {day}; {count} recovery codes left',
  'security.off': 'Off. When it is on, your password alone does not open your account.',
  'security.turnOn': 'Switch on',
  'security.turnOff': 'Switch off',
  'security.required': 'Your role requires two-step verification.',
  'security.offCode': 'Enter the present code to switch it off',
  'security.sessions': 'Devices signed in',
  'security.sessionsHint': 'If you do not know a device, sign it out at once and change your password.',
  'security.here': 'This device',
  'security.unknownDevice': 'Unknown device',
  'security.seen': 'Last used {time}',
  'security.began': 'Signed in {time}',
  'security.end': 'Sign out',
  'security.endOf': 'Sign out {device}',
  'security.endOthers': 'Sign out all other devices',
  'security.ended': '{count} devices signed out.',
  'me.security': 'Sign-in and security',
} satisfies Record<keyof typeof zh, string>;

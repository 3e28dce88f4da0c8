import type { Deps } from '../deps.ts';
import { openAsk } from '../platform/ask.ts';
import type { OpenChannel } from './channelStore.ts';
import { sendByDingtalkRobot } from './channels/dingtalkRobot.ts';
import { sendByEmail } from './channels/email.ts';
import { sendByFeishuRobot } from './channels/feishuRobot.ts';
import type { Message } from './channels/message.ts';
import type { Outcome } from './channels/outcome.ts';
import { sendBySms } from './channels/sms.ts';
import { sendByWecomApp, type TokenStore } from './channels/wecomApp.ts';
import { sendByWecomRobot } from './channels/wecomRobot.ts';

/** What sending needs from outside: the clock, the settings, the tokens that were already fetched. */
export type Outside = Pick<Deps, 'clock' | 'config'> & {
  readonly tokens: TokenStore;
  readonly timeoutMilliseconds: number;
};

/** Sends a message by a channel; `to` is where it reaches the person, and of no meaning to a robot. */
export async function sendBy(outside: Outside, channel: OpenChannel, to: string, message: Message): Promise<Outcome> {
  const { secrets } = channel;
  if (secrets === null) return { result: 'failed', error: 'secrets-unreadable' };
  const { config, tokens, timeoutMilliseconds } = outside;
  const toLoopback = config.messagesToLoopback;
  const ask = openAsk({ toLoopback, timeoutMilliseconds });
  const now = outside.clock();
  const signed = { url: secrets.url ?? '', secret: secrets.secret ?? null, now };
  switch (channel.kind) {
    case 'email': {
      const server = { ...channel.settings, password: secrets.password ?? null, fromName: config.siteName };
      return sendByEmail({ ...server, toLoopback, timeoutMilliseconds, now }, to, message);
    }
    case 'wecom':
      return sendByWecomApp({ ask, tokens }, { ...channel.settings, secret: secrets.secret ?? '', now }, to, message);
    case 'sms':
      return sendBySms(ask, { ...channel.settings, key: secrets.key ?? null, now }, to, message);
    case 'wecom-robot':
      return sendByWecomRobot(ask, signed, message);
    case 'dingtalk-robot':
      return sendByDingtalkRobot(ask, signed, message);
    case 'feishu-robot':
      return sendByFeishuRobot(ask, signed, message);
  }
}

import { describe, expect, it } from 'vitest';
import { type Channel, ChannelDraft, channelKinds } from '../../../../contract/notifications.ts';
import { draftOf, secretsOf, valuesOf, wrongHeaderLine } from './channelForm.ts';

const gateway: Channel = {
  id: 'sms',
  kind: 'sms',
  version: 3,
  enabled: true,
  perMinute: 30,
  settings: {
    method: 'POST',
    url: 'https://sms.example.edu.cn/send',
    headers: { 'X-Account': 'school', 'X-Key': '{{key}}' },
    contentType: 'application/json',
    body: '{"to":"{{phone}}"}',
    success: 'status == 200',
    again: '',
  },
  secrets: ['key'],
  changedAt: '2026-03-02T01:00:00.000Z',
  changedBy: 'admin',
};

describe('the form of a channel', () => {
  it('gives back a channel as it was when nothing is changed, and keeps its secrets', () => {
    const draft = ChannelDraft.parse(draftOf('sms', 3, valuesOf('sms', gateway)));
    expect(draft).toEqual({ kind: 'sms', version: 3, enabled: true, perMinute: 30, settings: gateway.settings, secrets: {} });
  });

  it('replaces a secret that is filled in and takes away one that is removed', () => {
    const values = { ...valuesOf('feishu-robot', null), secrets: { url: 'https://open.feishu.cn/x' }, removed: { secret: true } };
    expect(draftOf('feishu-robot', 0, values).secrets).toEqual({ url: 'https://open.feishu.cn/x', secret: null });
  });

  it('leaves an emptied field to the default of the contract', () => {
    const { settings } = ChannelDraft.parse(
      draftOf('wecom', 1, { enabled: true, perMinute: 60, settings: { corpId: 'ww1', agentId: 1, server: '' } }),
    );
    expect(settings).toMatchObject({ server: 'https://qyapi.weixin.qq.com', userId: '{login}' });
  });

  it('names the first line that is no header', () => {
    expect(wrongHeaderLine('X-Account: school\n\nAuthorization: Bearer x')).toBeNull();
    expect(wrongHeaderLine('X-Account: school\nnonsense')).toBe(2);
  });

  it('asks for exactly the secrets that the contract knows for each kind', () => {
    const known = ChannelDraft.options.map(({ shape }) => [shape.kind.value, Object.keys(shape.secrets.unwrap().shape).sort()]);
    expect(known.sort()).toEqual(channelKinds.map((kind) => [kind, [...secretsOf[kind]].sort()]).sort());
  });
});

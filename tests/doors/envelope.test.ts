import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Heard, hear } from '../../src/bot/envelope.ts';
import { recorded, recordedApp } from './recorded.ts';

const bot = { openId: recordedApp.botOpenId };
const cadre = `ou_${'c0de'.repeat(8)}`;
const group = `oc_${'9a'.repeat(16)}`;
const privately = `oc_${'5b'.repeat(16)}`;

const heard = (name: string) => hear(recorded(name), bot);

function heardAs<K extends Heard['kind']>(kind: K, name: string): Extract<Heard, { kind: K }> {
  const one = heard(name);
  const isKind = (it: Heard | undefined): it is Extract<Heard, { kind: K }> => it?.kind === kind;
  if (!isKind(one)) throw new Error(`heard ${one?.kind ?? 'nothing'}, not ${kind}`);
  return one;
}

/** A text message to the bot with this `message` on top of a recorded one. */
function message(change: Record<string, unknown>, sender: Record<string, unknown> = {}) {
  const original = recorded('message-text-group') as { event: { message: object; sender: object } };
  const event = {
    message: { ...original.event.message, ...change },
    sender: { ...original.event.sender, ...sender },
  };
  return hear({ ...original, event }, bot);
}

describe('a message', () => {
  it('loses the mention of the bot and shows the names of other people', () => {
    expect(heard('message-text-group')).toEqual({
      kind: 'message',
      key: 'om_f1a0',
      at: new Date(1710489599123),
      messageId: 'om_f1a0',
      chatId: group,
      chatType: 'group',
      openId: cadre,
      text: '今天村村响播放3次，甲同志 也在，8点12点18点',
      mentionsBot: true,
      images: [],
      files: [],
      photoFiles: [],
      tables: [],
      repliesTo: undefined,
    });
  });

  it('keeps what it replies to', () => {
    expect(heardAs('message', 'message-text-private')).toMatchObject({
      text: '我的待办',
      chatType: 'p2p',
      chatId: privately,
      mentionsBot: false,
      repliesTo: 'om_e000',
    });
  });

  it('in rich text is read line by line, its pictures apart', () => {
    expect(heardAs('message', 'message-post')).toMatchObject({
      text: '走访情况\n今天走访两户，表在这里\n第二段',
      images: ['img_v3_one', 'img_v3_two'],
      mentionsBot: true,
    });
  });

  it('may be a picture, a file or a voice', () => {
    expect(heardAs('message', 'message-image')).toMatchObject({ text: '', images: ['img_v3_alone'] });
    expect(heardAs('message', 'message-file')).toMatchObject({ text: '', files: ['file_v3_alone'] });
    expect(heardAs('message', 'message-audio')).toMatchObject({ text: '', images: [], files: [] });
  });

  it('of another bot, of the bot itself or of nobody is not listened to', () => {
    const other = { kind: 'other', type: 'im.message.receive_v1' };
    expect(heard('message-by-a-bot')).toEqual(other);
    expect(message({}, { sender_id: { open_id: bot.openId } })).toEqual(other);
    expect(message({}, { sender_id: null })).toEqual(other);
    expect(message({}, { sender_type: 'app' })).toEqual(other);
  });

  it('longer than 10,000 characters is cut between two characters', () => {
    const long = message({ content: JSON.stringify({ text: `${'村'.repeat(9999)}😀尾巴` }) });
    expect(long).toMatchObject({ text: '村'.repeat(9999) });
  });

  it('tells @_user_1 from @_user_10', () => {
    const mentions = [1, 10].map((n) => ({ key: `@_user_${n}`, id: { open_id: `ou_${n}` }, name: `干部${n}` }));
    const content = JSON.stringify({ text: '@_user_10 @_user_1 @_user_7' });
    expect(message({ content, mentions })).toMatchObject({ text: '干部10 干部1 @_user_7', mentionsBot: false });
  });

  it('counts any mentioned bot as this one while its open_id is not known', () => {
    expect(hear(recorded('message-text-group'), { openId: undefined })).toMatchObject({ mentionsBot: true });
  });

  it.each<[string | number, string]>([
    ['1710489600', 'seconds'],
    ['1710489600000', 'milliseconds'],
    ['1710489600000000', 'microseconds'],
    [1710489600000, 'a number'],
  ])('happened at %s, given in %s', (stamp) => {
    expect(message({ create_time: stamp })).toMatchObject({ at: new Date(1710489600000) });
  });

  it('without a moment of its own happened when the envelope was made', () => {
    expect(message({ create_time: 'soon' })).toMatchObject({ at: new Date(1710489600000) });
  });

  it.each([['{'], ['null'], ['[]'], ['{"text":5}'], [JSON.stringify({ text: null })]])(
    'with the content %s has no words',
    (content) => {
      expect(message({ content })).toMatchObject({ kind: 'message', text: '' });
    },
  );
});

describe('a press', () => {
  it('brings the button, and the form with days, times and nothing for what was left empty', () => {
    expect(heard('press-form')).toEqual({
      kind: 'press',
      key: 'e1c0',
      at: new Date(1710489600000),
      openId: cadre,
      messageId: 'om_card',
      chatId: privately,
      press: { command: 'broadcast', step: 'submit', args: { draft: 'd1' } },
      form: {
        day: '2026-03-20',
        first: '07:00',
        third: '12:30',
        seenAt: '2026-03-20 07:07',
        topics: ['law', 'water'],
        note: '第一行\n第二行',
        signed: false,
        again: 'x',
      },
    });
  });

  it('is read when its context stands outside the event and its operator has no open_id', () => {
    expect(heard('press-context-outside')).toMatchObject({
      openId: '',
      messageId: 'om_card',
      chatId: privately,
      press: { command: 'help', step: 'open' },
      form: {},
    });
  });

  it('on a button that is not ours asks for no command', () => {
    expect(heardAs('press', 'press-of-another-app').press).toEqual({ command: '', step: '' });
  });
});

describe('other news', () => {
  it('comes from the menu, the private chat, a recall and a group', () => {
    const at = new Date(1710489600000);
    expect(heard('menu')).toEqual({ kind: 'menu', key: 'e2a0', at, openId: cadre, eventKey: 'todo' });
    expect(heard('entered')).toEqual({ kind: 'entered', key: 'e2a1', at, openId: cadre, chatId: privately });
    expect(heard('recalled')).toMatchObject({ kind: 'recalled', messageId: 'om_f1a0', chatId: group });
    expect(heard('bot-added')).toMatchObject({ kind: 'bot-added', chatId: group, name: '雄风村工作群' });
  });

  it('nobody subscribed to has only a type', () => {
    expect(heard('unsubscribed')).toEqual({ kind: 'other', type: 'im.message.reaction.created_v1' });
  });

  it.each([[null], ['text'], [[]], [{}], [{ header: {} }], [{ header: { event_id: '', event_type: 'x' } }]])(
    'is no envelope: %j',
    (nonsense) => {
      expect(hear(nonsense, bot)).toBeUndefined();
    },
  );

  it('is read without falling over, whatever any part of it is', () => {
    const names = ['message-text-group', 'message-post', 'press-form', 'menu', 'entered', 'recalled', 'bot-added'];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat(), fc.jsonValue({ maxDepth: 4 }), (name, where, value) => {
        const parts: (() => void)[] = [];
        const envelope = recorded(name);
        const visit = (part: unknown) => {
          if (typeof part !== 'object' || part === null) return;
          for (const key of Object.keys(part)) {
            parts.push(() => Reflect.set(part, key, value));
            visit(Reflect.get(part, key));
          }
        };
        visit(envelope);
        parts[where % parts.length]?.();
        const result = hear(envelope, bot);
        if (result !== undefined && 'at' in result) expect(result.at.getTime()).not.toBeNaN();
      }),
      { numRuns: 2000 },
    );
  });

  it('nested 200,000 deep does not overflow the stack', () => {
    const deep = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`) as unknown;
    const original = recorded('press-form') as { event: object };
    expect(
      hear({ ...original, event: { ...original.event, action: { value: deep, form_value: { deep } } } }, bot),
    ).toMatchObject({
      press: { command: '' },
    });
    expect(message({ content: `{"text":${'['.repeat(200_000)}${']'.repeat(200_000)}}` })).toMatchObject({ text: '' });
  });
});

import { officeRoles } from '../domain/actor.ts';
import { type FieldFaults, textOf } from '../domain/field.ts';
import { wordOf } from '../domain/record.ts';
import { defineRecord } from './define.ts';
import { plainRecord } from './plain.ts';
import { line } from './words.ts';

const plain = plainRecord({
  kind: 'link-publication',
  title: '发布链接',
  rows: ['F-A-CJ-5c'],
  may: officeRoles,
  fields: [line('title', '标题', 60, true), line('url', '链接', 500, true)],
});

/** Whether a text is a whole http(s) address that shows where it leads: a host with a dot, no name or password in it. */
function isAddress(text: string): boolean {
  if (!/^https?:\/\/\S+$/.test(text) || !URL.canParse(text)) return false;
  const { hostname, username, password } = new URL(text);
  return hostname.includes('.') && username === '' && password === '';
}

function faultsOfLink(url: string | undefined): FieldFaults {
  return url === undefined || isAddress(url) ? {} : { url: '链接要以 http:// 或 https:// 开头，中间不能有空格' };
}

/** R04 宣传链接: published by the office today; forwards are counted against it from this moment. */
export const linkPublication = defineRecord({
  ...plain,
  settled: true,
  fields: plain.fields.filter(({ name }) => name !== 'day'),
  read: (values, at) => {
    const faults = faultsOfLink(textOf(values, 'url'));
    const reading = plain.read({ ...values, day: at.today }, at);
    if ('faults' in reading) return { faults: { ...faults, ...reading.faults } };
    return Object.keys(faults).length === 0 ? reading : { faults };
  },
  done: () => '链接已发布',
  say: (draft) => wordOf(draft.detail, 'title'),
  sayInGroup: (draft) => wordOf(draft.detail, 'title'),
});

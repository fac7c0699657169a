import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawPaper } from '../../src/documents/draw-paper.ts';
import type { FormPaper, Paper } from '../../src/domain/paper.ts';
import { unzipped } from '../documents/docx.ts';
import { bundle, freePort, startWorkerd, type Workerd } from './workerd.ts';

const form: FormPaper = {
  title: '走访表',
  above: ['村：雄风村'],
  table: { heads: ['日期', '走访人'], rows: Array.from({ length: 400 }, (_, day) => [`${day}`, '田小禾']) },
  notes: ['不要让孩子签字。'],
  signatures: ['走访人签字'],
};

const papers: readonly Paper[] = [
  { kind: 'form', name: '走访表', as: 'docx', forms: [form, form] },
  { kind: 'form', name: '清单', as: 'xlsx', forms: [form] },
  { kind: 'form', name: '长清单', as: 'xlsx', forms: Array.from({ length: 6 }, () => form) },
  {
    kind: 'bulletin',
    name: '3月情况通报',
    bulletin: {
      issuer: '福寿山镇利剑护蕾办公室',
      year: 2024,
      issue: 3,
      title: '关于3月份工作情况的通报',
      to: '各村',
      lead: '现通报如下。',
      sections: [{ heading: '总体情况', paragraphs: ['（一）村村响。播放183次。'] }],
      table: form.table,
      draft: true,
      signedOn: '2024-04-08',
      copies: '县利剑护蕾办',
      issuedOn: '2024-04-08',
    },
  },
];

let folder: string;
let worker: Workerd;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hulei-drawing-'));
  await bundle('tests/workers/drawing.ts', folder);
  worker = await startWorkerd(join(folder, 'drawing.js'), await freePort(), {});
});
afterAll(async () => {
  await worker.close();
  await rm(folder, { recursive: true });
});

it.each(papers.map((paper) => [paper.name, paper] as const))('%s is drawn in workerd as on Node', async (_, paper) => {
  const answer = await fetch(worker.url, { method: 'POST', body: JSON.stringify(paper) });
  const here = await drawPaper(paper);
  expect(decodeURIComponent(answer.headers.get('x-name') ?? '')).toBe(here.name);
  const [there, ours] = [unzipped(new Uint8Array(await answer.arrayBuffer())), unzipped(here.bytes)];
  expect([...there.keys()]).toEqual([...ours.keys()]);
  for (const path of ['word/document.xml', 'xl/worksheets/sheet1.xml']) expect(there.get(path)).toBe(ours.get(path));
});

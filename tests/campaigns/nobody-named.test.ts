import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { filesBelow, read } from '../sources.ts';

/** SHA-256, cut to 16 digits, of the names the papers print for those who hold a post. */
const printed = new Set([
  '172a3da3d6038d58',
  '34706183e812fc43',
  '3fba6ba81eb8e46c',
  '44b17b4361bdaf96',
  '47a7700d11dd50b7',
  '537da2039f1c66c4',
  '56b40764c1346b60',
  '57f02520a168fe15',
  '5e9fa95ae110f2fe',
  '62ca2900c590e003',
  '643d4555ca1bd244',
  '72c72c9e68b6d6e4',
  '736b2be2f0ad4b74',
  '9cadcfb9570b9849',
  'a302025ce8309f11',
  'a6e6f99420151d67',
  'b3d5c5f6b15f67e5',
  'b74533bd2a475d69',
  'c11dd6a3ef95ff12',
  'c529af9b34db1c00',
  'ce7a12469b95271a',
  'e85bb444010194a2',
  'f2bbc0471591d0f9',
]);

const isPrinted = (name: string) => printed.has(createHash('sha256').update(name).digest('hex').slice(0, 16));

/** Every two and three characters that stand together, also where a paper sets them apart with spaces. */
const namesIn = (text: string) =>
  [...text.replaceAll(/[ \t]/g, '').matchAll(/\p{Script=Han}{2,}/gu)].flatMap(([run]) =>
    Array.from(run, (_, at) => [run.slice(at, at + 2), run.slice(at, at + 3)]).flat(),
  );

it('nobody the papers name is named in the code or in its tests', () => {
  const found = ['src', 'tests'].flatMap((folder) =>
    filesBelow(folder)
      .filter((path) => [...new Set(namesIn(read(`${folder}/${path}`)))].some(isPrinted))
      .map((path) => `${folder}/${path}`),
  );
  expect(found).toEqual([]);
});

it('a post stands where the papers name somebody', () => {
  const posts = [
    '〔委托监护接收人〕',
    '〔双组长〕',
    '〔常务副组长〕',
    '〔组长〕',
    '〔副组长〕',
    '〔成员〕',
    '〔办公室主任〕',
  ];
  const quotes = filesBelow('src/campaigns').map((path) => read(`src/campaigns/${path}`));
  for (const post of posts)
    expect(
      quotes.some((text) => text.includes(post)),
      post,
    ).toBe(true);
});

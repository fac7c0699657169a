/*
 * The faces a Chinese official paper is set in. They may not be handed out, so none is embedded: each is named together
 * with what most computers have instead, and the reader's own choice is the last resort.
 */

type Face = { readonly name: string; readonly instead: string; readonly family: 'roman' | 'modern' | 'auto' };

const faces = {
  mark: { name: '方正小标宋简体', instead: '方正小标宋_GBK,华文中宋,宋体', family: 'auto' },
  body: { name: '仿宋_GB2312', instead: '仿宋,FangSong,华文仿宋', family: 'modern' },
  firstLevel: { name: '黑体', instead: 'SimHei,微软雅黑', family: 'modern' },
  secondLevel: { name: '楷体_GB2312', instead: '楷体,KaiTi,华文楷体', family: 'modern' },
  number: { name: '宋体', instead: 'SimSun', family: 'auto' },
} as const satisfies Readonly<Record<string, Face>>;

const latin = 'Times New Roman';

/** A face for a run; quotation marks and dashes are taken from it too, as full-width ones. */
export const font = (face: keyof typeof faces) => ({
  ascii: face === 'number' ? faces.number.name : latin,
  hAnsi: face === 'number' ? faces.number.name : latin,
  cs: latin,
  eastAsia: faces[face].name,
  hint: 'eastAsia',
});

const entry = ({ name, instead, family }: Face) =>
  `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="default"/></w:font>`;

/** The part of a docx that says what to show where a face is missing. */
export const fontTable = {
  path: 'word/fontTable.xml',
  data: [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">',
    ...Object.values(faces).map(entry),
    `<w:font w:name="${latin}"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>`,
    '</w:fonts>',
  ].join(''),
};

import { all, childrenOf, type Element } from './xml.ts';

/** The order in which the schema of WordprocessingML (ECMA-376, part 1) wants children; Word repairs other orders. */
const orders: Readonly<Record<string, string>> = {
  'w:pPr':
    'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs ' +
    'suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd ' +
    'snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment ' +
    'textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange',
  'w:rPr':
    'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish ' +
    'webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang ' +
    'eastAsianLayout specVanish oMath',
  'w:sectPr':
    'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols ' +
    'formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings',
  'w:tblPr':
    'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd ' +
    'tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription',
  'w:tblBorders': 'top left start bottom right end insideH insideV',
  'w:tblCellMar': 'top left start bottom right end',
  'w:tcPr': 'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark',
  'w:tbl': 'tblPr tblGrid tr',
  'w:tr': 'tblPrEx trPr tc',
  'w:font': 'altName panose1 charset family notTrueType pitch sig',
  'w:rPrDefault': 'rPr',
  'w:docDefaults': 'rPrDefault pPrDefault',
};

/** Elements whose children stand in an order that Word would refuse or repair. */
export const misordered = (part: Element): string[] =>
  Object.entries(orders).flatMap(([name, order]) => {
    const places = order.split(' ').map((one) => `w:${one}`);
    return all(part, name).flatMap((element) => {
      const found = childrenOf(element);
      const ranks = found.map((child) => places.indexOf(child));
      const wrong = ranks.some((rank, index) => rank < 0 || rank < (ranks[index - 1] ?? 0));
      return wrong ? [`${name}: ${found.join(' ')}`] : [];
    });
  });

/** What else Word insists on: a cell ends with a paragraph, a row fills its grid, tables stand apart, the body ends with its section. */
export function unfinished(body: Element): string[] {
  const cells = all(body, 'w:tc').filter((cell) => childrenOf(cell).at(-1) !== 'w:p');
  const torn = all(body, 'w:tbl').filter((table) => {
    const columns = all(table, 'w:gridCol').length;
    return all(table, 'w:tr').some((row) => all(row, 'w:tc').length !== columns);
  });
  const children = childrenOf(body);
  const touching = children.filter((name, index) => name === 'w:tbl' && children[index - 1] === name);
  const [before, last] = children.slice(-2);
  return [
    ...cells.map(() => 'a cell without a last paragraph'),
    ...touching.map(() => 'two tables that would grow together'),
    ...torn.map(() => 'a row that does not fill its grid'),
    ...(last === 'w:sectPr' && before === 'w:p' ? [] : [`the body ends with ${before} ${last}`]),
  ];
}

/** Measures that are no whole numbers, which Word takes for damage. */
export const broken = (part: Element): string[] => [
  ...Object.entries(part.attributes).flatMap(([name, value]) =>
    name.startsWith('w:') && /^-?\d+\.\d+$/.test(value) ? [`${part.name} ${name}=${value}`] : [],
  ),
  ...part.children.flatMap((child) => (typeof child === 'string' ? [] : broken(child))),
];

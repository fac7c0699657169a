import type { Statement } from '../../../domain/statement.ts';

/** 网信宣传办, 2 numbered rows. */
export const press: readonly Statement[] = [
  {
    id: 'F-A-WX-1',
    quote: '指导协调加强未成年人思想道德建设工作，做好未成年人保护法律法规和政策措施宣传工作',
    by: ['WX'],
    class: 'C',
    records: ['R13'],
    home: [{ record: 'R13' }],
    privacy: 'P0',
  },
  {
    id: 'F-A-WX-2',
    quote:
      '借助“报、网、端、微、屏”等多种载体，开展多角度、多维度的宣传教育；通过印发宣传册、张贴标语以案说法等形式，推动宣传宣讲进乡村、进社区、进学校、进企业、进家庭',
    by: ['WX'],
    class: 'C',
    records: ['R13'],
    home: [{ record: 'R13' }],
    privacy: 'P0',
  },
];

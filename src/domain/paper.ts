import type { LocalDate } from './calendar.ts';

/** A table as it is printed: heads, rows of text in their order, and a line under it. */
export type PaperTable = {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly note?: string;
  /** Shares of the page's width by column, for what is filled in by hand; absent: as wide as the texts ask. */
  readonly widths?: readonly number[];
};

/** 情况通报, in the parts a printed one has (GB/T 9704-2012). Aggregates only. */
export type BulletinPaper = {
  /** The issuing mark over the red rule, e.g. 福寿山镇利剑护蕾办公室. */
  readonly issuer: string;
  /** 机关代字, e.g. 福护蕾办: prints 福护蕾办〔2024〕3号 under the mark; without it 第3期. */
  readonly agency?: string;
  readonly year: number;
  /** 期号, counted from 1 within the year. */
  readonly issue: number;
  readonly title: string;
  /** 主送 */
  readonly to: string;
  readonly lead: string;
  /**
   * Headed 一、 二、 in their order; the heading comes without its number. A paragraph that begins with （一） is set as
   * the second level, one that begins with 1. or （1） as the third or fourth.
   */
  readonly sections: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
  readonly table?: PaperTable;
  /** 附件: named after the text, each printed on a page of its own. */
  readonly attachments?: readonly { readonly title: string; readonly table: PaperTable }[];
  /** Whether it is marked as a draft, not to be handed on. */
  readonly draft: boolean;
  /** 成文日期 */
  readonly signedOn: LocalDate;
  /** 抄送 */
  readonly copies: string;
  readonly issuedOn: LocalDate;
};

/** 福护蕾办〔2024〕3号; where there is no 代字, 第3期. */
export const sayIssue = ({ agency, year, issue }: Pick<BulletinPaper, 'agency' | 'year' | 'issue'>): string =>
  agency === undefined ? `第${issue}期` : `${agency}〔${year}〕${issue}号`;

/** A form or list as an office prints it, filled as far as the system knows. */
export type FormPaper = {
  readonly title: string;
  /** Lines between title and table: which village, which month, who fills it in. */
  readonly above: readonly string[];
  /** An address printed as a square code (二维码) over the table; in a docx alone. */
  readonly code?: string;
  readonly table: PaperTable;
  /** Under the table: hints, the notice to guardians. */
  readonly notes: readonly string[];
  /** Lines to sign on, e.g. 监护人签字（按手印）. */
  readonly signatures: readonly string[];
  readonly landscape?: boolean;
};

/** 文件: something handed over as a file. Data only; it is drawn when it is sent. `name` comes without its ending. */
export type Paper =
  | { readonly kind: 'bulletin'; readonly name: string; readonly bulletin: BulletinPaper }
  /** Each form begins a page of its own, or a sheet. */
  | {
      readonly kind: 'form';
      readonly name: string;
      readonly as: 'docx' | 'xlsx';
      readonly forms: readonly FormPaper[];
    };

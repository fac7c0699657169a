/** One answer as it was offered, in the order of the buttons. */
export type Offered = { readonly pick: string; readonly label: string; readonly primary?: boolean | undefined };

const digits: Readonly<Record<string, number>> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5 };
const numberOf = (word: string): number => digits[word] ?? Number(word);

const NOTHING = /^(?:都不是|都不对|都不要|算了|不用了|不记了|不登记了?|取消)$/;
const YES = /^(?:是的?|对的?|好的?|嗯+|可以|没错|行)$/;
const PLACE = /^(?:就)?(?:选)?第?([一二两三四五1-5])(?:个|项|条)?(?:吧)?$/;

/**
 * Which of the offered answers a typed line picks by its place (第二个, 3, 后一个, 是); `none` when it picks none of them
 * (都不是, 算了); undefined when it is no answer by place. 是 picks only what the card itself proposes.
 */
export function pickSaid(offered: readonly Offered[], line: string): Offered | 'none' | undefined {
  const said = line.normalize('NFKC').replace(/[\s。！!，,~]/g, '');
  if (NOTHING.test(said)) return 'none';
  if (YES.test(said)) return offered.find(({ primary }) => primary === true);
  if (/^(?:前一?个|头一?个|前面(?:那个|的)?|上面(?:那个|的)?)$/.test(said)) return offered[0];
  if (/^(?:后一?个|最后一?个|后面(?:那个|的)?|下面(?:那个|的)?)$/.test(said)) return offered.at(-1);
  const number = PLACE.exec(said)?.[1];
  if (number === undefined) return undefined;
  // Where the answers are figures themselves, a bare figure means what it says.
  const figures = offered.filter(({ label }) => /\d次/.test(label));
  if (figures.length > 0 && !/[第个项条]/.test(said))
    return figures.find(({ label }) => new RegExp(`(?<!\\d)${numberOf(number)}次`).test(label));
  return offered[numberOf(number) - 1];
}

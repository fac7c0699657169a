import { closedBy, recordGates } from '../gates.ts';
import type { Line } from '../line.ts';
import type { Situation } from '../slots.ts';

const HOW = /(?:怎么|咋个?|如何|怎样|哪里|去哪)(?:样)?(?:报|上报|登记|填|提交|反映|举报)/;
const WANTS_TO_TELL = /(?:想|要)(?:反映|举报|报告?)(?:一?[个件]|点)/;
const INSPECTED = /(?:检查|查处|清查|执法|整治).{0,20}\d*家|收缴/;
const FOUND =
  /接纳|容留|(?:发现|其中)[^。]{0,20}(?:未成年|学生|校服|[女男][孩生]|小孩|岁)|有[一两几三四五]个?[^,。]{0,4}(?:学生|校服|娃|孩|[女男])/;
const IDLE = /打工|开玩笑|哈哈/;
/** Who laughs about themselves is not in danger. */
const JOKES = /[\u{1f602}\u{1f923}]|哈哈|笑死/u;
const SICK = /感冒|发烧|拉肚子|生病|病假|看病|打针|输液/;
const TREATED = /[拔看补]牙|牙[痛疼]|疫苗|打针|剪头|断奶/;
/** The speaker's own leave. */
const OWN_LEAVE = /^我(?!们)(?![^。]*(?:班|学生|学校|同学|没|不)).*请[^,。]{0,4}假/;
const LONG = /(?:没|未)请假|联系不|打不通|好几天|[两三四五六七八九十\d]天|周|月/;

/** What takes words of harm for everyday after all: an inspection, a family met at home, a sick child, a vaccination. */
const everyday: Readonly<Partial<Record<Situation, (text: string, told: string) => boolean>>> = {
  place_violation: (text, told) => INSPECTED.test(text) && !FOUND.test(told),
  guardianship_gap: (text) => /走访|家访|入户/.test(text) && !/发现|没人|无人|委托|就[他她]/.test(text),
  school_absence: (text) => (SICK.test(text) && !LONG.test(text)) || OWN_LEAVE.test(text),
  school_dropout: (text) => /懂事|孝顺|[暑寒]假工/.test(text),
  neglect: (text) => /志愿|环保|打扫/.test(text),
  violence_home: (text) => TREATED.test(text) && !/打(?!针|疫苗|预防)|骂/.test(text),
};

/** Whether such a situation is none in this line, of which so much is plainly told. */
export const isEveryday = (situation: Situation, text: string, told: string): boolean =>
  everyday[situation]?.(text, told) ?? false;

/** Whether a line is no clue whatever it tells: a joke, a trial, a question how to report. */
export function exempts(line: Line, situation: Situation | undefined, announced: boolean): boolean {
  const { text } = line;
  if (HOW.test(text) && !WANTS_TO_TELL.test(text) && (!situation || situation === 'unspecified')) return true;
  if (
    announced &&
    !situation &&
    !WANTS_TO_TELL.test(text) &&
    /[?]|吗$/.test(text) &&
    !/有(?:条|个|一条)|要(?:报|举报)/.test(text)
  )
    return true;
  if (JOKES.test(text) && /我(?!们)/.test(text)) return true;
  return closedBy(tests, line) !== undefined || (IDLE.test(text) && situation === undefined && !announced);
}

const tests = recordGates.filter(({ reason }) => reason === 'test');

import { endOfMonth, type LocalDate } from '../../domain/calendar.ts';
import type { Line } from '../line.ts';
import { monthAround, yearAround } from '../periods.ts';
import { piecesOf } from '../pieces.ts';
import { said, type TodoSlots } from '../slots.ts';
import { askedVillage, bare, type Question, spanOf } from './question.ts';

const WHO = '(?:谁|哪(?:些|几)?(?:个|户|家)?(?:人|娃儿?|孩子?|小孩|学生|人员|对象|户)?|名单|名字|几个)';
const VISITED = '(?:去)?(?:走访|家访|上门|走|看|访)(?:到|过|成)?';
const UNSEEN = new RegExp(
  `(?:没|未|漏)(?:有|能)?${VISITED}的?[^,。]{0,8}${WHO}|${WHO}[^,。]{0,8}(?:没|未|漏)(?:有|能)?${VISITED}`,
);
const UNVISITED =
  /(?:没|未|还差|还剩|还有).{0,8}走访.{0,8}(?:名单|谁|哪|几个)|(?:还差|还有|还剩)(?:谁|哪些?|几个).{0,8}(?:没|未).{0,2}走访|(?:谁|哪些(?:人|娃|孩子|户)).{0,6}(?:没|未)走访/;
const THING = '(?:什么|啥|哪(?:几?样|些?(?![种个里天家边]))|几项|哪几项?)';
const NEEDS = '(?:要|该|需要?|还要|还得|还差|还有|还剩)';
const DO = '(?:做|干|交|搞|完成|弄|办|报|忙)';
const ASKS = new RegExp(
  [
    '^(?:我的|[\\ue000-\\ue0ff]+的?)?(?:本周|这周|本月|今天|今日|这个月)?(?:待办|任务|代办)(?:事项|清单|任务)?$',
    '我的?(?:待办|代办)',
    `${NEEDS}我?${DO}?些?${THING}`,
    `我(?:先|该|能)?${DO}些?${THING}`,
    `(?:必须|得|要)[^,。]{0,4}完的?(?:有|是)?${THING}`,
    '(?:任务|待办)清单|列[^,。]{0,6}任务',
    `${THING}(?:任务|工作|事)?(?:没|还没|未|要)${DO}`,
    '(?:什么|哪些|啥)(?:任务|工作|事)(?:要|没|需|$)',
    '干(?:啥|什么|点啥)',
    '(?<!第[一二三]步[^,。]{0,2})做(?:啥|什么)',
    '任务(?:是什么|是啥|[有是]哪[些样])|(?:剩余|剩下)的?任务',
    `${NEEDS}走访(?:${THING}|谁|几个|多少)`,
    '欠(?:账|什么|哪|几)',
    `${THING}(?:是)?要我?${DO}`,
    `(?:还[有差剩]|有没有|有什么)[^,。]{0,4}(?:没|未)${DO}`,
    '^(?:今天|今日|本周|这周|本月|这个月|[\\ue000-\\ue0ff]+)的?任务$',
    '^未完成的?(?:事项|任务|工作)?$',
    '剩(?:下|余)的?[^,。]{0,6}(?:有哪些|是谁)',
    `(?:没|未)${DO}的?(?:有|是)?${THING}`,
  ].join('|'),
);

/** What is still to be done, by the speaker or in a village. */
export const todo: Question = {
  intent: 'query_todo',
  read(line) {
    const text = bare(line);
    if (/[哪几][些几]?个?(?:村|单位)|各村|[几哪多][些少]?[条起件]?(?:线索|案)|办结|在办/.test(text)) return undefined;
    return ofPeople(text) || (ASKS.test(text) && !/(?<!走访)谁/.test(text)) ? todo.means(line) : undefined;
  },
  means(line) {
    const text = bare(line);
    if (ofPeople(text)) return { intent: 'query_todo', slots: unvisited(line) };
    const period = untilEnd(text, line.today) ?? spanOf(line);
    return { intent: 'query_todo', slots: said({ ...bearer(line), scope: scopeOf(line), period }) };
  },
};

const ofPeople = (text: string) => (UNVISITED.test(text) || UNSEEN.test(text)) && !/全[乡镇]/.test(text);

/** 月底前, 年底前: from today on. */
function untilEnd(text: string, today: LocalDate) {
  if (/月底/.test(text)) return { from: today, to: endOfMonth(today) };
  return /年底/.test(text) ? { from: today, to: yearAround(today).to } : undefined;
}

/** The people not yet visited: names, so always delivered privately. */
function unvisited(line: Line): TodoSlots {
  return said({
    ...askedVillage(line),
    scope: 'village' as const,
    topic: /重点/.test(line.text) ? ('visit_key_person' as const) : ('visit_minor' as const),
    period: spanOf(line) ?? monthAround(line.today),
    deliver: 'private' as const,
  });
}

function bearer(line: Line): { village: string } | { unit: string } | Record<string, never> {
  const { village, unit } = line.context;
  const named = piecesOf(line.pieces, 'village')[0];
  if (named) return { village: named.name };
  if (unit) return { unit };
  return village ? { village } : {};
}

function scopeOf(line: Line): TodoSlots['scope'] {
  const { village, role } = line.context;
  const named = piecesOf(line.pieces, 'village')[0];
  if (named && named.name !== village) return 'village';
  return (role === 'office' || role === 'leader') && !/我/.test(line.text) ? 'all' : 'mine';
}

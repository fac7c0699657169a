/** Words of Hunan and Chongqing by their common form. None of them is a name or a number. */
const words: Readonly<Record<string, string>> = {
  没有: '冇得 冇有 莫得 冒得 没得 木有',
  没: '冇',
  了: '哒',
  不要: '莫要',
  什么: '么子 么里 么哩 么事 啥子 啥',
  怎么样: '咋样',
  怎么: '何什 何式 何解 啷个 郎个 咋个 咋',
  今天: '今日子 今儿个 今儿 今朝',
  昨天: '昨日子 昨儿个 昨儿 昨朝',
  前天: '前日子 前儿个 前儿',
  明天: '明日子 明儿个 明儿 明朝',
  昨晚: '昨夜间 昨夜里 昨夜',
  今晚: '今夜间 今夜',
  上午: '上昼 上半日 上半天',
  下午: '下昼 下半日 下半天',
  中午: '中时',
  傍晚: '断黑 煞黑 麻黑 擦黑 下黑 黑边',
  晚上: '夜间 夜头',
  等下: '等哈',
  一下: '一哈子 一哈 哈儿',
  这个: '嘞个 勒个',
  这里: '嘞里 勒里',
  爸爸: '爷老倌 老倌子 老汉儿 爷老子',
  妈妈: '娘老子 姆妈',
  奶奶: '娭毑 娭姆',
  爷爷: '嗲嗲 爹爹',
  家里: '屋里头 屋头',
  吃: '呷',
  错了: '拐了 拐哒',
};

const commonForms: ReadonlyMap<string, string> = new Map(
  Object.entries(words).flatMap(([common, forms]) => forms.split(' ').map((form) => [form, common] as const)),
);
const longestFirst = [...commonForms.keys()].sort((a, b) => b.length - a.length);
const initials = [...new Set(longestFirst.map((form) => form.charAt(0)))].join('');
const SPOKEN = new RegExp(`(?=[${initials}])(?:${longestFirst.join('|')})`, 'g');

/** What sounds of speech mean by where they stand. */
const turns: readonly (readonly [RegExp, string])[] = [
  [/(?<=[播放响转搞弄报完好走看签讲交发去到过删撤改错坏断停哑传填拍照丢掉群圈够次多少])[咯啰喽噜啦](?!嘛)/g, '了'],
  [/(?<!会)[啦咯](?=[,，。!！\s]|$)/g, '了'],
  [/(?<!老师[^,，。]{0,4})家访(?!团)/g, '走访'],
  [/(?<=[一二两三四五六七八九\d])到(?=[,，。\s了完放播咯哈啊]|$)/g, '道'],
  [/(?<=[播放走去讲])得(?=[一两二三四五六七八九十\d])/g, '了'],
  [/不得(?=[响播放开])/g, '不'],
  [/(?<![怎什这那])么样/g, '怎么样'],
  [/好多(?=[次回遍道盘趟户条起件]|个了)/g, '多少'],
  [/几(?=[次回遍道趟][都也])/g, '数'],
  [/几点几分(?=[^,，。?？]{0,4}[没不忘记])/g, '时间'],
  [/(?<=[播放响])成(?=[了\d一两二三四五六])/g, '了'],
  [/遭(?![遇受殃罪到了])/g, '被'],
  [/耍(?!朋友|对象|流氓)/g, '玩'],
  [/(?<![堂黑小一间])屋里/g, '家里'],
];
const TURNED = /[咯啰喽噜啦到得遭耍屋么几成]|好多|家访/;

/** The line with what dialect says differently in its common form. */
export function common(line: string): string {
  let said = line.replace(SPOKEN, (form) => commonForms.get(form) ?? form);
  if (TURNED.test(said)) for (const [turn, meant] of turns) said = said.replace(turn, meant);
  return said;
}

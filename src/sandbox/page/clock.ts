/** The sandbox's wall clock. Everything is said in Asia/Shanghai, eight hours ahead all year, wherever the browser is. */
const ahead = 8 * 3_600_000;
const day = 86_400_000;
const weekdays = ['日', '一', '二', '三', '四', '五', '六'];
const two = (n: number) => String(n).padStart(2, '0');

/** The township's wall clock in the UTC fields of a date. */
const wall = (ms: number) => new Date(ms + ahead);

/** YYYY-MM-DD */
const dateOf = (ms: number): string => wall(ms).toISOString().slice(0, 10);
/** HH:MM */
export const sayTime = (ms: number): string => wall(ms).toISOString().slice(11, 16);
/** 3月15日 周五 */
const sayDay = (ms: number): string => {
  const at = wall(ms);
  return `${at.getUTCMonth() + 1}月${at.getUTCDate()}日 周${weekdays[at.getUTCDay()] ?? ''}`;
};

/** 3月15日 周五 20:30 */
export const sayMoment = (ms: number): string => `${sayDay(ms)} ${sayTime(ms)}`;

/** As short as today allows: 20:30, 昨天 20:30, 3月15日 周五 20:30. */
export function sayWhen(ms: number, now: number): string {
  if (dateOf(ms) === dateOf(now)) return sayTime(ms);
  if (dateOf(ms) === dateOf(now - day)) return `昨天 ${sayTime(ms)}`;
  return sayMoment(ms);
}

/** For a list: the time today, otherwise the day. */
export function sayBriefly(ms: number, now: number): string {
  if (dateOf(ms) === dateOf(now)) return sayTime(ms);
  return dateOf(ms) === dateOf(now - day) ? '昨天' : `${wall(ms).getUTCMonth() + 1}月${wall(ms).getUTCDate()}日`;
}

/** A date cell of a table in the card's own pattern, YYYY/MM/DD by default. */
export function sayDate(ms: number | undefined, pattern: string): string {
  if (ms === undefined) return '';
  const [year = '', month = '', date = '', hour = '', minute = '', second = ''] = wall(ms)
    .toISOString()
    .split(/[-T:.]/);
  const words: Readonly<Record<string, string>> = { YYYY: year, MM: month, DD: date, HH: hour, mm: minute, ss: second };
  return (pattern || 'YYYY/MM/DD').replaceAll(/YYYY|MM|DD|HH|mm|ss/g, (token) => words[token] ?? token);
}

/** What a datetime-local field shows: YYYY-MM-DDTHH:MM. */
export const fieldOf = (ms: number): string => wall(ms).toISOString().slice(0, 16);
/** The ISO moment of what a datetime-local field holds. */
export const isoOf = (field: string): string => `${field.slice(0, 16)}:00+08:00`;

export type Preset = { readonly label: string; readonly at: string };

/** The moments at which the township's duties fall due, each the next one still to come. */
export function presetsFrom(now: number): readonly Preset[] {
  const at = wall(now);
  const monthLater = (months: number) => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1));
  const soon = (time: string): Preset =>
    time > sayTime(now)
      ? { label: `今天${time}`, at: isoOf(`${dateOf(now)}T${time}`) }
      : { label: `明天${time}`, at: isoOf(`${dateOf(now + day)}T${time}`) };
  const onThe = (date: number, time: string): Preset => {
    const passed = `${two(at.getUTCDate())}${sayTime(now)}` >= `${two(date)}${time}`;
    const month = monthLater(passed ? 1 : 0)
      .toISOString()
      .slice(0, 8);
    return { label: `${passed ? '下月' : ''}${date}日${time}`, at: isoOf(`${month}${two(date)}T${time}`) };
  };
  return [soon('20:30'), soon('20:50'), onThe(23, '09:00'), onThe(25, '09:00'), onThe(1, '08:00')];
}

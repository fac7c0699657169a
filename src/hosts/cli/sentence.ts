import { FeishuFailure } from '../../bot/feishu-failure.ts';
import { classOf } from '../../bot/log.ts';
import { Refusal } from '../../errors.ts';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : error instanceof Error && error.cause !== undefined
      ? codeOf(error.cause)
      : '';

const known: Readonly<Record<string, string>> = {
  EADDRINUSE: '端口已经被别的程序占用，换一个 PORT 再试。',
  EACCES: '没有权限读写这个文件或端口。',
  ENOENT: '找不到这个文件或目录。',
  EISDIR: '这是一个目录，不是文件。',
  ENOSPC: '磁盘满了。',
  EEXIST: '这里已经有一个同名的文件。',
  ENOTDIR: '这个路径中间有一段不是目录。',
  ECONNREFUSED: '连不上：对方没有开着，请看网址和端口。',
  ENOTFOUND: '连不上：网址找不到，请看网址和网络。',
  SQLITE_CANTOPEN: '数据库文件打不开。',
  SQLITE_NOTADB: '数据库文件不是数据库。',
  SQLITE_BUSY: '数据库正忙，请稍后再试。',
};

/** What went wrong, in one sentence. A fault's own words stay unsaid: they may quote what somebody entered. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  if (error instanceof FeishuFailure)
    return `飞书没有办成（${error.code ?? '没有回应'}），请运行 hulei doctor 看原因。`;
  const code = codeOf(error);
  return known[code] ?? `没有办成，程序内部出错（${code === '' ? classOf(error) : code}）。`;
}

import { FeishuFailure } from './feishu-failure.ts';
import { classOf, type Log } from './log.ts';

/** The first words of what the SDK says, up to where it begins to quote, and the class and code of its errors. */
function factsOf(said: readonly unknown[]): { says: string; error?: string; code?: number } {
  // The SDK hands all its arguments over as one array.
  const parts = said.flat();
  const words = parts.filter((part) => typeof part === 'string').find((part) => !part.startsWith('[')) ?? '';
  const error = parts.find((part) => part instanceof Error);
  return {
    says: words.replace(/[:;,{].*/s, '').slice(0, 60),
    ...(error !== undefined && { error: classOf(error) }),
    ...(error instanceof FeishuFailure && error.code !== undefined && { code: error.code }),
  };
}

/**
 * The SDK's logger without what the SDK would put in it: the app secret with a failed token request, message bodies
 * with failed sends and in its debug lines.
 */
export function redactingLogger(log: Log) {
  const nothing = () => undefined;
  return {
    error: (...said: unknown[]) => log('warn', 'feishu-sdk', factsOf(said)),
    warn: (...said: unknown[]) => log('warn', 'feishu-sdk', factsOf(said)),
    info: (...said: unknown[]) => log('debug', 'feishu-sdk', factsOf(said)),
    debug: nothing,
    trace: nothing,
  };
}

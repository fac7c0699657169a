import { type Client, type InArgs, type InStatement, LibsqlError, type Transaction } from '@libsql/client';
import { type Connection, connectWriter, runAll } from './local-connection.ts';
import { openReaders } from './local-readers.ts';
import { openTransaction } from './local-transaction.ts';
import { openWriter, type Writer } from './local-writer.ts';

/** A Client whose `close` refuses new work, finishes what waits, and resolves when the file is let go. */
export type LocalClient = Omit<Client, 'close'> & { close(): Promise<void> };

/**
 * The database as a file of this machine, for one Node process and beside others. Writes are durable when they
 * resolve, share commits, and wait for a lock without blocking the event loop; reads see committed data only.
 * Every write runs inside a transaction, so VACUUM and connection pragmas are refused or without effect.
 */
export function openLocal({ path }: { readonly path: string }): LocalClient {
  const writer = openWriter(connectWriter(path));
  const readers = openReaders(path);
  let closing: Promise<void> | undefined;

  const assertOpen = () => {
    if (closing) throw new LibsqlError('the client is closed', 'CLIENT_CLOSED');
  };

  return {
    protocol: 'file',
    get closed() {
      return closing !== undefined;
    },

    async execute(statement: InStatement, args?: InArgs) {
      assertOpen();
      const whole = typeof statement === 'string' ? { sql: statement, args: args ?? [] } : statement;
      return readers.read(whole) ?? writer.share((connection) => connection.run(whole));
    },

    /** Mode 'read' is one snapshot; any other is a write, all or nothing. */
    async batch(statements, mode) {
      assertOpen();
      if (mode !== 'read') return writer.share((connection) => runAll(connection, statements));
      return readers.batch(statements);
    },

    async transaction(mode = 'write') {
      assertOpen();
      return mode === 'read' ? readers.transaction() : writeTransaction(writer);
    },

    /** All or nothing, unlike the remote one, which keeps what came before the statement that failed. */
    async executeMultiple(sql) {
      assertOpen();
      await writer.share((connection) => connection.exec(sql));
    },

    async migrate(statements) {
      assertOpen();
      const apply = async (connection: Connection) => {
        const results = runAll(connection, statements);
        connection.exec('COMMIT');
        return results;
      };
      return writer.lend(apply, { foreignKeys: false });
    },

    async sync() {
      throw new LibsqlError('a local file has nothing to sync with', 'SYNC_NOT_SUPPORTED');
    },
    reconnect: assertOpen,
    close() {
      closing ??= writer.close().then(() => readers.close());
      return closing;
    },
  };
}

function writeTransaction(writer: Writer): Promise<Transaction> {
  return new Promise((resolve, reject) => {
    const untilEnded = (connection: Connection) =>
      new Promise<void>((onEnd) => resolve(openTransaction(connection, onEnd)));
    writer.lend(untilEnded).catch(reject);
  });
}

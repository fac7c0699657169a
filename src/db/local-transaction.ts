import { LibsqlError, type Transaction } from '@libsql/client';
import { type Connection, runAll } from './local-connection.ts';

/** Milliseconds a transaction may stay open; libSQL servers set the same limit. */
const LONGEST = 5000;

/**
 * A transaction already begun on a connection lent for it; `onEnd` is called once, when the connection is free again.
 * One left open for 5 s is rolled back: whoever awaits a write of the same client inside it would wait for ever.
 */
export function openTransaction(connection: Connection, onEnd: () => void): Transaction {
  let ended = false;
  const limit = setTimeout(() => end('ROLLBACK'), LONGEST).unref();

  function end(sql: 'COMMIT' | 'ROLLBACK'): void {
    if (ended) return;
    ended = true;
    clearTimeout(limit);
    try {
      if (connection.inTransaction()) connection.exec(sql);
    } finally {
      if (connection.inTransaction()) connection.exec('ROLLBACK');
      onEnd();
    }
  }

  const isOver = () => ended || !connection.inTransaction();

  function live(): Connection {
    if (isOver()) throw new LibsqlError('the transaction is closed', 'TRANSACTION_CLOSED');
    return connection;
  }

  return {
    execute: async (statement) => live().run(statement),
    batch: async (statements) => runAll(live(), statements),
    executeMultiple: async (sql) => live().exec(sql),
    async commit() {
      live();
      end('COMMIT');
    },
    rollback: async () => end('ROLLBACK'),
    close: () => end('ROLLBACK'),
    get closed() {
      return isOver();
    },
  };
}

/** The process's clock. It may start at another moment and be moved (rehearsal, sandbox); it always runs on. */
export type Clock = { now(): Date; set(at: Date): void };

export function openClock(start?: Date): Clock {
  let ahead = start === undefined ? 0 : start.getTime() - Date.now();
  return {
    now: () => new Date(Date.now() + ahead),
    set: (at) => {
      ahead = at.getTime() - Date.now();
    },
  };
}

const hours = 36;

/** From when on “不对” and “撤销” still mean the last record: a day and a half back, past the next noon. */
export const lastRecordSince = (now: Date): Date => new Date(now.getTime() - hours * 60 * 60_000);

/** A call Feishu turns down: its code, its words, and the HTTP status they arrive with (im errors come as 400). */
export class FeishuRefusal extends Error {
  readonly code: number;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: number, message: string, status = 400, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'FeishuRefusal';
    this.code = code;
    this.status = status;
    this.headers = headers;
  }
}

/** 230001 with the reason where Feishu puts it. */
export const badParameter = (ext: string) =>
  new FeishuRefusal(230001, `Your request contains an invalid request parameter, ext=${ext}`);

/** Something a person cannot do in Feishu's client: it never becomes a call. The sentence is shown to them. */
export class NotOffered extends Error {}

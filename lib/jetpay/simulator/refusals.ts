/** One bad field in FastAPI's words: where it is, a sentence, a machine name. */
export type Problem = { loc: (string | number)[]; msg: string; type: string };

/** An answer other than success, with the body that goes with it. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor(status: number, body: Record<string, unknown>, headers: Record<string, string> = {}) {
    super(`refused with ${status}`);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

export const refuse = (status: number, detail: string, more: Record<string, unknown> = {}): Refusal =>
  new Refusal(status, { detail, ...more });

export const invalid = (problems: Problem[]): Refusal => new Refusal(422, { detail: problems });

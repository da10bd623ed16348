/** A request that is understood and refused: a page with what to do instead. */
export class Refusal extends Error {
  readonly status: 401 | 403 | 409 | 413 | 422 | 429 | 503 | 507;
  /** A stable word for programs. */
  readonly code: string;
  readonly remedy: string;

  constructor(said: {
    readonly status: Refusal['status'];
    readonly code: string;
    readonly message: string;
    readonly remedy: string;
  }) {
    super(said.message);
    this.name = 'Refusal';
    this.status = said.status;
    this.code = said.code;
    this.remedy = said.remedy;
  }
}

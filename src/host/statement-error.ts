/** The server's own refusal of a statement: what it was asked to do is wrong, not the way to it. */
export class StatementError extends Error {
  override readonly name = "StatementError";
  /** Five characters: https://www.postgresql.org/docs/current/errcodes-appendix.html */
  readonly sqlState: string;
  /** Character position in the text sent, from 1; null when the server does not say. */
  readonly position: number | null;

  constructor(message: string, sqlState: string, position: number | null) {
    super(message);
    this.sqlState = sqlState;
    this.position = position;
  }
}

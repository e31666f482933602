/** What went wrong with a request, for programs (RFC 9457). */
export type Problem = {
  /** A URI that names the kind. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly { readonly parameter: string; readonly detail: string }[];
};

const kinds = {
  "bad-request": [400, "The request cannot be read"],
  "bad-parameter": [400, "A parameter is not what it should be"],
  "bad-cursor": [400, "The cursor is none that a page gave"],
  unauthorised: [401, "A token is needed"],
  "not-found": [404, "There is no such thing"],
  "method-not-allowed": [405, "This can only be read"],
  "request-timeout": [408, "The request did not arrive in time"],
  "body-not-accepted": [413, "No request has a body here"],
  "address-too-long": [414, "The address is too long"],
  "host-not-served": [421, "This host name is not served"],
  "too-many-requests": [429, "Too many requests at a time"],
  "headers-too-large": [431, "The headers are too large"],
  defect: [500, "Something is wrong with this program"],
  unavailable: [503, "The ledger cannot be read now"],
  busy: [503, "Too many requests at a time"],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemKind = keyof typeof kinds;

export const problemType = "application/problem+json";

/** The problem of a kind. */
export function problemOf(kind: ProblemKind, detail: string, errors?: Problem["errors"]): Problem {
  const [status, title] = kinds[kind];
  const type = `https://promote-gate.dev/problems/${kind}`;
  return { type, title, status, detail, ...(errors === undefined ? {} : { errors }) };
}

/** Ends the handling of a request with a problem. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;

  constructor(problem: Problem, headers: Readonly<Record<string, string>> = {}) {
    super(problem.detail);
    this.problem = problem;
    this.headers = headers;
  }
}

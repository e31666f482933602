import type { Problem } from "./problem.ts";

/** A page, or a file that pages load, as it goes to the browser. */
export type PageAnswer = {
  readonly status: 200 | 400 | 404;
  /** Its media type. */
  readonly type: string;
  readonly text: string;
  /** Whether its address changes with its content, so that a browser may keep it. */
  readonly isForever?: boolean;
};

export type PageRequest = { readonly path: string; readonly query: URLSearchParams };

/** What people read, beside the API. */
export interface Pages {
  /** Answers a path; undefined where there is no page. May throw `BadCursor`, `ProblemError` or a `GateFault`. */
  answer(request: PageRequest): Promise<PageAnswer | undefined>;
  /** The page that says what went wrong, for a browser. */
  problem(problem: Problem): string;
}

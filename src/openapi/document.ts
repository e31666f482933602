import type { JsonObject } from "../data/json.ts";

/** A parsed API description: a mapping with an `openapi` or `swagger` member. */
export type ApiDocument = JsonObject;

/** What keeps a text from being an API description, and where. Lines and columns count from 1. */
export type DocumentProblem = {
  readonly message: string;
  readonly line: number;
  readonly column: number;
};

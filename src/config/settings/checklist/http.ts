import * as z from "zod";
import { jsonPath } from "../../json-path.ts";
import { duration, secretReference } from "../../scalars.ts";
import { itemId } from "./item-id.ts";
import { address, credentials, oneAuthorization } from "./service.ts";

const status = z.int().min(100).max(599);
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const pattern = z.string().min(1).refine(isPattern, "a regular expression of JavaScript").meta({
  description: "A regular expression that the text matches somewhere; anchor it with ^ and $.",
});

const expectations = z.strictObject({
  path: jsonPath,
  exists: z.boolean().optional().meta({ description: "Whether there is anything at the path." }),
  equals: scalar.optional(),
  in: z.array(scalar).min(1).optional(),
  matches: pattern.optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});

const assertion = expectations
  .refine(
    (one) => Object.keys(one).length > 1,
    "an assertion with at least one of `exists`, `equals`, `in`, `matches`, `minimum`, `maximum`",
  )
  .refine(
    (one) => one.exists !== false || Object.keys(one).length === 2,
    "`exists: false` alone: what is not there has no value",
  );

export type Assertion = z.output<typeof assertion>;

/** An address that must answer in a certain way. */
export const httpItem = z
  .strictObject({
    id: itemId,
    kind: z.literal("http"),
    url: address,
    ...credentials,
    headers: z
      .record(
        z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, "the name of a header"),
        secretReference,
      )
      .default({})
      .meta({ description: "Headers whose values are secrets: a name and env:NAME each." }),
    expect: z
      .union([status.transform((one) => [one]), z.array(status).min(1)])
      .default([200])
      .meta({ description: "The status that is expected, or a list of them." }),
    assert: z
      .array(assertion)
      .default([])
      .meta({ description: "What the JSON of the answer must hold." }),
    maxLatency: duration
      .optional()
      .meta({ description: "How long the answer may take; the last attempt counts." }),
    retries: z.int().min(0).max(10).default(2).meta({
      description: "How often it is asked again when nothing answers, or with 429 or 5xx.",
    }),
    redirects: z.int().min(0).max(10).default(0).meta({
      description: "How many redirects are followed; credentials stay with the first origin.",
    }),
    unauthenticated: z.boolean().default(false).meta({
      description: "Whether the same request without credentials must be answered with 401 or 403.",
    }),
    timeout: duration.default(10_000).meta({ description: "The limit of each request." }),
  })
  .refine(...oneAuthorization)
  .refine(
    ({ bearer, headers }) => bearer === undefined || !namesAuthorization(headers),
    "`bearer` or a header Authorization, not both",
  )
  .refine(
    ({ basic, headers }) => basic === undefined || !namesAuthorization(headers),
    "`basic` or a header Authorization, not both",
  )
  .refine(
    ({ unauthenticated, bearer, basic, headers }) =>
      !unauthenticated ||
      bearer !== undefined ||
      basic !== undefined ||
      Object.keys(headers).length > 0,
    "`unauthenticated` with `bearer`, `basic` or `headers`, whose absence it proves to matter; of an address without credentials, `expect: [401, 403]` says the same",
  );

function namesAuthorization(headers: object): boolean {
  return Object.keys(headers).some((name) => name.toLowerCase() === "authorization");
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, "u") instanceof RegExp;
  } catch {
    return false;
  }
}

import { createRoute, z } from "@hono/zod-openapi";
import { problemType } from "../problem.ts";
import {
  executionIdPath,
  filePath,
  pageQuery,
  promotionsQuery,
  recordIdPath,
} from "./parameters.ts";
import * as schemas from "./schemas.ts";

const problems = {
  default: {
    description: "What went wrong, as RFC 9457 says it",
    content: { [problemType]: { schema: schemas.problem } },
  },
} as const;

const json = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  200: { description, content: { "application/json": { schema } } },
  ...problems,
});

/** A list in pages; the header says where the next one is. */
const pages = <Item extends z.ZodType>(description: string, item: Item) => ({
  200: {
    description,
    headers: z.object({
      Link: z.string().optional().openapi({ description: 'The next page, as rel="next"' }),
    }),
    content: { "application/json": { schema: schemas.pageOf(item) } },
  },
  ...problems,
});

const file = {
  200: {
    description: "The file as it was written",
    content: {
      "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) },
    },
  },
  ...problems,
} as const;

const v1 = "/api/v1";
const ofTheLedger = ["Ledger"];

/** Every operation of the API: all of them only read. */
export const operations = {
  promotions: createRoute({
    method: "get",
    path: `${v1}/promotions`,
    operationId: "listPromotions",
    summary: "Promotions, the last that finished first",
    tags: ofTheLedger,
    request: { query: promotionsQuery },
    responses: pages("One page of promotions", schemas.promotion),
  }),
  promotion: createRoute({
    method: "get",
    path: `${v1}/promotions/{recordId}`,
    operationId: "getPromotion",
    summary: "One promotion with its checks and findings",
    tags: ofTheLedger,
    request: { params: recordIdPath },
    responses: json("The promotion", schemas.promotionDetails),
  }),
  record: createRoute({
    method: "get",
    path: `${v1}/promotions/{recordId}/record`,
    operationId: "downloadRecord",
    summary: "The signed record of a promotion",
    tags: ofTheLedger,
    request: { params: recordIdPath },
    responses: file,
  }),
  files: createRoute({
    method: "get",
    path: `${v1}/promotions/{recordId}/files`,
    operationId: "listRecordFiles",
    summary: "All files of a promotion's record",
    tags: ofTheLedger,
    request: { params: recordIdPath },
    responses: json("The files", schemas.wholeOf(schemas.recordFile)),
  }),
  file: createRoute({
    method: "get",
    path: `${v1}/promotions/{recordId}/files/{sha256}`,
    operationId: "downloadRecordFile",
    summary: "One file of a promotion's record",
    tags: ofTheLedger,
    request: { params: filePath },
    responses: file,
  }),
  confirmations: createRoute({
    method: "get",
    path: `${v1}/confirmations`,
    operationId: "listConfirmations",
    summary: "What was confirmed, by whom, for which promotion",
    tags: ofTheLedger,
    request: { query: pageQuery },
    responses: pages("One page of confirmations", schemas.confirmation),
  }),
  waivers: createRoute({
    method: "get",
    path: `${v1}/waivers`,
    operationId: "listWaivers",
    summary: "Exceptions that let a finding pass, and how many days each has left",
    tags: ofTheLedger,
    responses: json("Those that end first before the others", schemas.wholeOf(schemas.waiver)),
  }),
  runbookExecutions: createRoute({
    method: "get",
    path: `${v1}/runbook-executions`,
    operationId: "listRunbookExecutions",
    summary: "Executions of runbooks, the last that began first",
    tags: ofTheLedger,
    request: { query: pageQuery },
    responses: pages("One page of executions", schemas.runbookExecution),
  }),
  runbookExecution: createRoute({
    method: "get",
    path: `${v1}/runbook-executions/{id}`,
    operationId: "getRunbookExecution",
    summary: "One execution of a runbook with its steps",
    tags: ofTheLedger,
    request: { params: executionIdPath },
    responses: json("The execution", schemas.runbookExecutionDetails),
  }),
  snapshots: createRoute({
    method: "get",
    path: `${v1}/snapshots`,
    operationId: "listSnapshots",
    summary: "The schema as each promotion saw it, the last one first",
    tags: ofTheLedger,
    request: { query: pageQuery },
    responses: pages("One page of snapshots", schemas.snapshot),
  }),
  summary: createRoute({
    method: "get",
    path: `${v1}/summary`,
    operationId: "getSummary",
    summary: "What is in each environment, since when, by whom, and how the last 90 days went",
    tags: ofTheLedger,
    responses: json("The summary", schemas.summary),
  }),
  health: createRoute({
    method: "get",
    path: "/healthz",
    operationId: "getHealth",
    summary: "Whether the server runs",
    tags: ["Server"],
    security: [],
    responses: json("It does", schemas.health),
  }),
  readiness: createRoute({
    method: "get",
    path: "/readyz",
    operationId: "getReadiness",
    summary: "Whether the ledger can be read",
    tags: ["Server"],
    security: [],
    responses: json("It can", schemas.health),
  }),
} as const;

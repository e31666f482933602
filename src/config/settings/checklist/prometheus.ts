import * as z from "zod";
import { duration } from "../../scalars.ts";
import { itemId } from "./item-id.ts";
import { address, credentials, oneAuthorization } from "./service.ts";

const operators = ["<", "<=", "==", "!=", ">=", ">"] as const;

export type ConditionOperator = (typeof operators)[number];

const condition = z
  .string()
  .regex(
    /^\s*(<=?|==|!=|>=?)\s*[+-]?(\d+(\.\d+)?|\.\d+)([eE][+-]?\d+)?\s*$/,
    "an operator and a number, such as `> 0`, `<= 0.01` or `== 1`",
  )
  .transform((text) => {
    const [, sign = "", value = ""] = /^\s*([<>=!]+)\s*(\S+)/.exec(text) ?? [];
    const operator = operators.find((one) => one === sign) ?? "==";
    return { operator, value: Number(value) };
  })
  .meta({ description: "What the value must be: an operator and a number, such as `> 0`." });

/** A metric's name with or without matchers; what they hold may be any string. */
const selectorForm =
  /^\s*(?:[A-Za-z_:][\w:]*\s*)?(?:\{(?:[^{}"'`]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`)*\})?\s*$/;

const query = z.string().regex(/\S/, "a PromQL expression");

const metric = z
  .strictObject({
    query: query.meta({ description: "A PromQL expression that yields one value." }),
    sample: query
      .regex(selectorForm, 'a series selector, such as http_requests_total{job="api"}')
      .optional()
      .meta({
        description:
          "The series whose newest sample tells the age, as a selector. The query itself, unless it computes something.",
      }),
    maxAge: duration.meta({ description: "How old the newest sample may be." }),
    condition,
  })
  .refine(
    (one) => one.sample !== undefined || selectorForm.test(one.query),
    "`sample` beside a query that is no plain selector: what is computed has no age of its own",
  )
  .transform(({ sample, ...rest }) => ({ ...rest, sample: sample ?? rest.query }));

export type Metric = z.output<typeof metric>;

/** Metrics that must be there, be fresh, and hold. */
export const prometheusItem = z
  .strictObject({
    id: itemId,
    kind: z.literal("prometheus"),
    url: address.meta({
      description: "Where Prometheus is, with the prefix of its paths if it has one.",
    }),
    ...credentials,
    metrics: z.array(metric).min(1),
    timeout: duration.default(10_000).meta({ description: "The limit of each request." }),
  })
  .refine(...oneAuthorization);

import type { JsonObject } from "../../../src/data/json.ts";
import { describeSchemas } from "./describe-schemas.ts";

const whole = (more: JsonObject) => ({ type: "integer", ...more });
const any = (more: JsonObject) => ({ type: "number", ...more });

describeSchemas("intervals", [
  [
    "a lower end raised",
    whole({ minimum: 1 }),
    whole({ minimum: 2 }),
    "narrower",
    "request-minimum-increased",
  ],
  ["above 0 is from 1", whole({ exclusiveMinimum: 0 }), whole({ minimum: 1 }), "same"],
  [
    "above 0 is not from 0",
    any({ minimum: 0 }),
    any({ exclusiveMinimum: 0 }),
    "narrower",
    "request-minimum-increased",
  ],
  ["an end between whole numbers", whole({ minimum: 0.5 }), whole({ minimum: 1 }), "same"],
  ["an end beyond another", any({ minimum: 5, exclusiveMinimum: 3 }), any({ minimum: 5 }), "same"],
  [
    "ends from two places",
    { allOf: [whole({ minimum: 1 }), { maximum: 5 }] },
    whole({ minimum: 1, maximum: 5 }),
    "same",
  ],
]);

describeSchemas(
  "intervals in 3.0",
  [
    [
      "an open end",
      any({ maximum: 5 }),
      any({ maximum: 5, exclusiveMaximum: true }),
      "narrower",
      "request-maximum-decreased",
    ],
    ["openness of no end", any({}), any({ exclusiveMaximum: true }), "same"],
  ],
  { version: "3.0.3" },
);

describeSchemas("steps", [
  [
    "a multiple of the step",
    whole({ multipleOf: 5 }),
    whole({ multipleOf: 10 }),
    "narrower",
    "request-multiple-of-narrowed",
  ],
  [
    "neither divides the other",
    whole({ multipleOf: 4 }),
    whole({ multipleOf: 6 }),
    "apart",
    "request-multiple-of-narrowed",
  ],
  ["a step that every whole number keeps", whole({}), whole({ multipleOf: 0.5 }), "same"],
  [
    "tenths are hundredths",
    any({ multipleOf: 0.1 }),
    any({ multipleOf: 0.01 }),
    "wider",
    "response-multiple-of-widened",
  ],
  [
    "two steps are their least common multiple",
    { allOf: [whole({ multipleOf: 4 }), { multipleOf: 6 }] },
    whole({ multipleOf: 12 }),
    "same",
  ],
]);

const int32 = { format: "int32" };

describeSchemas("formats of numbers", [
  ["more bits", whole(int32), whole({ format: "int64" }), "wider", "response-format-widened"],
  [
    "single precision is double",
    any({ format: "float" }),
    any({ format: "double" }),
    "wider",
    "response-format-widened",
  ],
  ["any whole number", whole({ format: "int64" }), whole({}), "wider", "response-format-widened"],
  [
    "ends that the format has anyway",
    whole(int32),
    whole({ ...int32, minimum: -(2 ** 31), maximum: 2 ** 31 - 1 }),
    "same",
  ],
  [
    "a format that the ends keep anyway",
    whole({ ...int32, minimum: 1, maximum: 9e6 }),
    whole({ minimum: 1, maximum: 9e6 }),
    "same",
  ],
  ["a format of texts", whole({ format: "date" }), whole({}), "same"],
]);

import { z } from "@hono/zod-openapi";

/** A text that a database can hold and a person can read. */
const word = z
  .string()
  .min(1)
  .max(200)
  .regex(/^\P{Cc}*$/u, "a text without control characters");

/** Years of four digits, which every clock and the database understand. */
const earliest = Date.parse("1000-01-01T00:00:00Z");
const latest = Date.parse("9999-12-31T00:00:00Z");

const moment = z.iso
  .datetime({ offset: true })
  .refine(
    (text) => Date.parse(text) >= earliest && Date.parse(text) <= latest,
    "a year of four digits",
  );

const pageMembers = {
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(25)
    .openapi({ param: { name: "limit", in: "query" }, description: "How many at most." }),
  cursor: z
    .string()
    .min(1)
    .max(256)
    .optional()
    .openapi({ description: "`next` of the page before." }),
};

export const pageQuery = z.object(pageMembers);

export const promotionsQuery = z.object({
  ...pageMembers,
  environment: word.optional().openapi({ description: "The environment it led to." }),
  outcome: z.enum(["cleared", "blocked", "undecided"]).optional(),
  commit: z
    .string()
    .regex(/^[0-9a-f]{4,64}$/, "4 to 64 hex digits, small letters")
    .optional()
    .openapi({ description: "The commit, or the beginning of its id." }),
  from: moment.optional().openapi({ description: "Finished at this time or later." }),
  to: moment.optional().openapi({ description: "Finished before this time." }),
});

const uuid = z.string().regex(/^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/, "a UUID");

export const recordIdPath = z.object({ recordId: uuid });
export const executionIdPath = z.object({ id: uuid });
export const filePath = z.object({
  recordId: uuid,
  sha256: z.string().regex(/^[0-9a-f]{64}$/, "64 hex digits"),
});

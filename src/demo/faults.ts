/** The faults the demo can put in. Each stops the gate at one check. */
export const faultNames = [
  "schema",
  "openapi",
  "breaking",
  "stripe",
  "ingestion",
  "tests",
  "rollback",
] as const;

export type FaultName = (typeof faultNames)[number];

/** What somebody did, as the demo tells it. */
export const faultStories: { readonly [Name in FaultName]: string } = {
  schema: "somebody changed a column of the staging database by hand",
  openapi: "a response got a new field and the OpenAPI document was not regenerated",
  breaking: "a field that clients of v1.4.0 read was removed from the API",
  stripe: "the staging environment holds the live Stripe key",
  ingestion: "the code always selects the production ingestion endpoint",
  tests: "a rounding bug makes one test fail",
  rollback: "the schema snapshot in v1.4.0 was edited by hand and does not restore",
};

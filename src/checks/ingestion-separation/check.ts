import type { ValueHost } from "../../environments/sources/open-source.ts";
import type { CheckDefinition } from "../../gate/check.ts";
import type { IngestionSeparationFacts } from "./facts.ts";
import { gather } from "./gather.ts";
import { account, judge } from "./judge.ts";
import { rules } from "./rules/index.ts";

/** Step 5 of the promotion checklist. */
export const ingestionSeparation: CheckDefinition<
  "ingestion-separation",
  keyof ValueHost,
  IngestionSeparationFacts
> = {
  id: "ingestion-separation",
  title: "Ingestion endpoints are apart, chosen by NODE_ENV",
  rules,
  gather,
  judge,
  account,
};

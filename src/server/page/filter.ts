import type { Outcome } from "../../gate/result.ts";
import type { PromotionFilter } from "../../trail/trail.ts";
import { addresses, encoded } from "./addresses.ts";
import { dayAfter } from "./moments.ts";
import { outcomes } from "./outcome-mark.ts";

/** The fields of the filter, as they were filled in; empty ones ask for all. */
export type FilterFields = { readonly [Name in FilterName]: string };
export type FilterName = "environment" | "outcome" | "commit" | "from" | "to";

/** What a filter asks for, and what is wrong with its fields. */
export type AskedFilter = {
  readonly fields: FilterFields;
  readonly filter: PromotionFilter;
  readonly problems: ReadonlyMap<FilterName, string>;
};

const dayProblem = "is no day, such as 2026-11-21";

/** Reads the filter from a query string; `get` gives what a name has there. What is wrong is not asked for. */
export function readFilter(get: (name: FilterName) => string | undefined): AskedFilter {
  const read = (name: FilterName) => (get(name) ?? "").trim();
  const fields: FilterFields = {
    environment: read("environment"),
    outcome: read("outcome"),
    commit: read("commit").toLowerCase(),
    from: read("from"),
    to: read("to"),
  };
  const outcome = outcomes.find((one): one is Outcome => one === fields.outcome);
  const isCommit = /^[0-9a-f]{4,64}$/.test(fields.commit);
  const [afterFrom, afterTo] = [dayAfter(fields.from), dayAfter(fields.to)];
  const problems: readonly (readonly [FilterName, boolean, string])[] = [
    ["outcome", outcome !== undefined, "is none of cleared, blocked and undecided"],
    ["commit", isCommit, "is not the beginning of a commit: 4 to 64 hexadecimal digits"],
    ["from", afterFrom !== undefined, dayProblem],
    ["to", afterTo !== undefined, dayProblem],
  ];
  return {
    fields,
    filter: {
      environment: fields.environment === "" ? undefined : fields.environment,
      outcome,
      commit: isCommit ? fields.commit : undefined,
      from: afterFrom === undefined ? undefined : `${fields.from}T00:00:00Z`,
      to: afterTo === undefined ? undefined : `${afterTo}T00:00:00Z`,
    },
    problems: new Map(
      problems.flatMap(([name, isRight, words]) =>
        isRight || fields[name] === "" ? [] : [[name, words] as const],
      ),
    ),
  };
}

/** The address of the list under a filter, from a cursor on. */
export function listAddress(fields: FilterFields, cursor: string | null): string {
  const asked = [...Object.entries(fields), ["cursor", cursor ?? ""] as const];
  const query = asked
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}=${encoded(value)}`)
    .join("&");
  return `${addresses.front}${query === "" ? "" : `?${query}`}#promotions`;
}

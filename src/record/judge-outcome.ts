import { outcomeOf, type Reservation, type Status } from "../gate/result.ts";
import { judgeWaivers } from "./judge-waivers.ts";
import type { ReadPredicate } from "./statement-schema.ts";

type ReadCheck = ReadPredicate["checks"][number];

/**
 * Derives the outcome again from the checks, the policy's required ones and the reservations, and says
 * everything that keeps the record from authorising a promotion. What it does not know counts as "no". `expected` are
 * the checks that the verifier requires, whatever the record says of its policy.
 */
export function* judgeOutcome(
  predicate: ReadPredicate,
  expected: readonly string[] = [],
): Iterable<string> {
  const { outcome, purpose, checks, policy, reservations } = predicate;
  yield* disagreements(checks, policy.requiredChecks);
  yield* unmet(checks, expected);
  yield* judgeWaivers(predicate);
  const statuses = checks.map(({ status }) => status).filter(isStatus);
  const derived = outcomeOf(statuses, reservations.map(asReservation));
  if (derived !== outcome) {
    yield `The record claims the outcome ${outcome}, and its checks come to ${derived}.`;
  }
  if (derived !== "cleared")
    yield `The run came to ${derived}; only cleared authorises a promotion.`;
  if (purpose !== "release-gate") {
    yield `The record was made for the purpose ${purpose}, which authorises no promotion.`;
  }
}

/** Where the record contradicts itself: its parts are redundant on purpose. */
function* disagreements(
  checks: readonly ReadCheck[],
  required: readonly string[],
): Iterable<string> {
  const byId = new Map(checks.map((check) => [check.id, check]));
  if (byId.size !== checks.length) yield "The record lists a check twice.";
  for (const id of required) {
    const status = byId.get(id)?.status;
    if (status === undefined) yield `The required check ${id} is not in the record.`;
    if (status === "not-configured") yield `The required check ${id} was switched off.`;
  }
  for (const check of checks) {
    const objection = objectionTo(check, required.includes(check.id));
    if (objection !== undefined) yield `The check ${check.id} ${objection}.`;
  }
}

/** What the verifier's own configuration asks for and the record does not have. */
function* unmet(checks: readonly ReadCheck[], expected: readonly string[]): Iterable<string> {
  for (const id of expected) {
    const statuses = checks.filter((check) => check.id === id).map(({ status }) => status);
    const requires = `The given configuration requires the check ${id}`;
    if (statuses.length === 0) yield `${requires}, which is not in the record.`;
    const other = statuses.find((status) => status !== "passed");
    if (other !== undefined) yield `${requires}, which is ${other} in the record.`;
  }
}

function objectionTo(check: ReadCheck, isRequired: boolean): string | undefined {
  const { status, findings, fault } = check;
  if (!isStatus(status)) return `has the unknown status ${status}`;
  if (!isRequired && status !== "not-configured") {
    return "took part and is not among the required checks";
  }
  const stops = findings.some(
    ({ severity, waived }) => severity !== "advisory" && waived === undefined,
  );
  if (status === "passed" && stops) return "is said to have passed and has a blocking finding";
  if (status === "blocked" && !stops) return "is said to be blocked and has no blocking finding";
  if (status === "passed" && fault !== undefined) return "is said to have passed and met a fault";
  if (status === "passed" && check.factsDigest === undefined) {
    return "is said to have passed and states no facts";
  }
  return undefined;
}

const statuses: ReadonlySet<string> = new Set<Status>([
  "passed",
  "blocked",
  "undecided",
  "not-reached",
  "not-configured",
]);

function isStatus(text: string): text is Status {
  return statuses.has(text);
}

/** That there is a reservation is what counts; its code may be newer than this verifier. */
function asReservation({ message }: { readonly message: string }): Reservation {
  return { code: "unsigned", message };
}

import type { Database, Row } from "../host/host.ts";
import { promotionColumns, promotionIn } from "./promotion-rows.ts";
import { numberIn, textIn } from "./read-row.ts";
import { dayOf, timeOf } from "./sql.ts";
import type { CheckDurations, DayOfPromotions, Stop, Summary } from "./summary.ts";

const recently = "now() - interval '90 days'";

const byOutcome = `count(*) FILTER (WHERE outcome = 'cleared') AS cleared,
  count(*) FILTER (WHERE outcome = 'blocked') AS blocked, count(*) FILTER (WHERE outcome = 'undecided') AS undecided`;

const queries = {
  /** Only a release gate that cleared lets anything into an environment. */
  inEnvironments: `SELECT ${promotionColumns} FROM (
      SELECT repository, environment_to, max(finished_at) AS finished_at FROM promote.promotions
      WHERE outcome = 'cleared' AND purpose = 'release-gate' GROUP BY repository, environment_to
      ORDER BY max(finished_at) DESC LIMIT 100
    ) AS last CROSS JOIN LATERAL (
      SELECT * FROM promote.promotions AS one
      WHERE one.environment_to = last.environment_to AND one.finished_at = last.finished_at
        AND one.repository = last.repository AND one.outcome = 'cleared' AND one.purpose = 'release-gate'
      ORDER BY one.id DESC LIMIT 1
    ) AS p ORDER BY p.environment_to, p.repository`,
  outcomes: `SELECT ${timeOf("now()")} AS asked_at, ${byOutcome} FROM promote.promotions`,
  days: `SELECT ${dayOf("finished_at")} AS day, ${byOutcome} FROM promote.promotions
    WHERE finished_at >= ${recently} GROUP BY 1 ORDER BY 1`,
  stops: `SELECT c.check_id, max(c.title) AS title, count(*) FILTER (WHERE c.status = 'blocked') AS blocked,
      count(*) FILTER (WHERE c.status = 'undecided') AS undecided
    FROM promote.promotions AS p JOIN promote.promotion_checks AS c ON c.promotion = p.id AND c.check_id = p.stopped_at
    WHERE p.finished_at >= ${recently} GROUP BY c.check_id ORDER BY count(*) DESC, c.check_id LIMIT 50`,
  durations: `SELECT check_id, max(title) AS title, min(position) AS position, ${dayOf("started_at")} AS day,
      count(*) AS runs, percentile_disc(0.5) WITHIN GROUP (ORDER BY duration_ms)::text AS median,
      max(duration_ms)::text AS longest
    FROM promote.promotion_checks
    WHERE started_at >= ${recently} AND duration_ms IS NOT NULL
    GROUP BY check_id, ${dayOf("started_at")} ORDER BY min(position), check_id, day LIMIT 5000`,
} as const;

/** What the first page shows beside the list. */
export async function readSummary(database: Database): Promise<Summary> {
  const [inEnvironments, outcomes, days, stops, durations] = await Promise.all([
    database.query(queries.inEnvironments),
    database.query(queries.outcomes),
    database.query(queries.days),
    database.query(queries.stops),
    database.query(queries.durations),
  ]);
  const [total] = outcomes;
  if (total === undefined) throw new TypeError("a count has no row");
  return {
    at: textIn(total, "asked_at"),
    inEnvironments: inEnvironments.map(promotionIn),
    outcomes: outcomesIn(total),
    days: days.map((row): DayOfPromotions => ({ day: textIn(row, "day"), ...outcomesIn(row) })),
    stops: stops.map(stopIn),
    durations: durationsIn(durations),
  };
}

function outcomesIn(row: Row): Summary["outcomes"] {
  return {
    cleared: numberIn(row, "cleared"),
    blocked: numberIn(row, "blocked"),
    undecided: numberIn(row, "undecided"),
  };
}

function stopIn(row: Row): Stop {
  return {
    check: textIn(row, "check_id"),
    title: textIn(row, "title"),
    blocked: numberIn(row, "blocked"),
    undecided: numberIn(row, "undecided"),
  };
}

function durationsIn(rows: readonly Row[]): readonly CheckDurations[] {
  const checks = new Map<string, { title: string; days: CheckDurations["days"][number][] }>();
  for (const row of rows) {
    const check = textIn(row, "check_id");
    const known = checks.get(check) ?? { title: textIn(row, "title"), days: [] };
    checks.set(check, known);
    known.days.push({
      day: textIn(row, "day"),
      runs: numberIn(row, "runs"),
      medianMs: numberIn(row, "median"),
      longestMs: numberIn(row, "longest"),
    });
  }
  return [...checks].map(([check, { title, days }]) => ({ check, title, days }));
}

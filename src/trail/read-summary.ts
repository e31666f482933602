import type { Outcome } from "../gate/result.ts";
import type { Database, Row } from "../host/host.ts";
import { promotionColumns, promotionIn } from "./promotion-rows.ts";
import { numberIn, textIn } from "./read-row.ts";
import { timeOf } from "./sql.ts";
import type { CheckDurations, DayOfPromotions, Stop, Summary } from "./summary.ts";

const recently = "now() - interval '90 days'";

/** Nobody looks at more; whoever makes up names does not make this slower. */
const mostEnvironments = 1_000;

/** Only what is of the last 90 days is gone through; what is older is found by an index. */
const queries = {
  /** Only a release gate that cleared lets anything into an environment. The index leads from one to the next. */
  inEnvironments: `WITH RECURSIVE ways AS (
      (SELECT repository, environment_to, 1 AS number FROM promote.promotions
        WHERE outcome = 'cleared' AND purpose = 'release-gate' ORDER BY repository, environment_to LIMIT 1)
      UNION ALL
      SELECT further.repository, further.environment_to, ways.number + 1
      FROM ways CROSS JOIN LATERAL (
        SELECT one.repository, one.environment_to FROM promote.promotions AS one
        WHERE one.outcome = 'cleared' AND one.purpose = 'release-gate'
          AND (one.repository, one.environment_to) > (ways.repository, ways.environment_to)
        ORDER BY one.repository, one.environment_to LIMIT 1
      ) AS further
      WHERE ways.number < ${mostEnvironments}
    ), last AS (
      SELECT found.* FROM ways CROSS JOIN LATERAL (
        SELECT * FROM promote.promotions AS one
        WHERE one.outcome = 'cleared' AND one.purpose = 'release-gate'
          AND one.repository = ways.repository AND one.environment_to = ways.environment_to
        ORDER BY one.finished_at DESC, one.id DESC LIMIT 1
      ) AS found ORDER BY found.finished_at DESC LIMIT 100
    )
    SELECT ${promotionColumns} FROM last AS p ORDER BY p.environment_to, p.repository`,
  days: `SELECT to_char(day, 'YYYY-MM-DD') AS day, cleared, blocked, undecided FROM (
      SELECT (finished_at AT TIME ZONE 'UTC')::date AS day, count(*) FILTER (WHERE outcome = 'cleared') AS cleared,
        count(*) FILTER (WHERE outcome = 'blocked') AS blocked, count(*) FILTER (WHERE outcome = 'undecided') AS undecided
      FROM promote.promotions WHERE finished_at >= ${recently} GROUP BY 1
    ) AS days ORDER BY 1`,
  /** A run ends at the first check that does not pass, so that its outcome is that check's. */
  stops: `SELECT stopped.stopped_at AS check_id, coalesce(max(c.title), stopped.stopped_at) AS title, stopped.blocked, stopped.undecided
    FROM (
      SELECT stopped_at, max(id) AS last, count(*) FILTER (WHERE outcome = 'blocked') AS blocked,
        count(*) FILTER (WHERE outcome = 'undecided') AS undecided
      FROM promote.promotions WHERE finished_at >= ${recently} AND stopped_at IS NOT NULL
      GROUP BY stopped_at ORDER BY count(*) DESC, stopped_at LIMIT 50
    ) AS stopped LEFT JOIN promote.promotion_checks AS c ON c.promotion = stopped.last AND c.check_id = stopped.stopped_at
    GROUP BY stopped.stopped_at, stopped.blocked, stopped.undecided
    ORDER BY stopped.blocked + stopped.undecided DESC, stopped.stopped_at`,
  durations: `WITH days AS (
      SELECT check_id, (started_at AT TIME ZONE 'UTC')::date AS day, count(*) AS runs, max(started_at) AS last,
        percentile_disc(0.5) WITHIN GROUP (ORDER BY duration_ms)::text AS median, max(duration_ms)::text AS longest
      FROM promote.promotion_checks WHERE started_at >= ${recently} AND duration_ms IS NOT NULL
      GROUP BY 1, 2 ORDER BY 2 DESC, 1 LIMIT 5000
    ), checks AS (
      SELECT seen.check_id, one.title, one.position
      FROM (SELECT check_id, max(last) AS last FROM days GROUP BY 1) AS seen CROSS JOIN LATERAL (
        SELECT title, position FROM promote.promotion_checks
        WHERE check_id = seen.check_id AND started_at = seen.last ORDER BY promotion DESC, position LIMIT 1
      ) AS one
    )
    SELECT check_id, checks.title, to_char(days.day, 'YYYY-MM-DD') AS day, runs, median, longest
    FROM days JOIN checks USING (check_id) ORDER BY checks.position, check_id, days.day`,
  now: `SELECT ${timeOf("now()")} AS asked_at`,
} as const;

/** What the first page shows beside the list. */
export async function readSummary(database: Database): Promise<Summary> {
  const [inEnvironments, [now], dayRows, stops, durations] = await Promise.all([
    database.query(queries.inEnvironments),
    database.query(queries.now),
    database.query(queries.days),
    database.query(queries.stops),
    database.query(queries.durations),
  ]);
  if (now === undefined) throw new TypeError("the time has no row");
  const days = dayRows.map(dayIn);
  const total = (outcome: Outcome) => days.reduce((sum, day) => sum + day[outcome], 0);
  return {
    at: textIn(now, "asked_at"),
    inEnvironments: inEnvironments.map(promotionIn),
    outcomes: {
      cleared: total("cleared"),
      blocked: total("blocked"),
      undecided: total("undecided"),
    },
    days,
    stops: stops.map(stopIn),
    durations: durationsIn(durations),
  };
}

function dayIn(row: Row): DayOfPromotions {
  return {
    day: textIn(row, "day"),
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

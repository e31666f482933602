import type { Api } from "../api.ts";

/** Counts answers and adds the route that Prometheus scrapes; it is no part of the API, so no document has it. */
export function addMetrics(app: Api): void {
  const answers = new Map<number, number>();
  app.use(async (c, next) => {
    await next();
    answers.set(c.res.status, (answers.get(c.res.status) ?? 0) + 1);
  });
  app.get("/metrics", (c) =>
    c.text(expose(answers), 200, { "content-type": "text/plain; version=0.0.4; charset=utf-8" }),
  );
}

/** The text format of Prometheus. */
function expose(answers: ReadonlyMap<number, number>): string {
  const counts = [...answers].map(
    ([status, count]) => `contest_api_answers_total{status="${status}"} ${count}`,
  );
  return [
    "# HELP contest_api_answers_total Answers since the start, by status.",
    "# TYPE contest_api_answers_total counter",
    ...counts,
    "# HELP contest_api_up Whether the service answers.",
    "# TYPE contest_api_up gauge",
    "contest_api_up 1",
    "",
  ].join("\n");
}

import { words } from "./fault-words.ts";

type Service = { service: string; url: string };

/** The services a release is watched with: Prometheus, Grafana, PagerDuty. */
export const serviceFaults = {
  "service/unauthorised": words<Service & { status: number; variables: string }>({
    message: ({ service, url, status }) =>
      `${service} at ${url} does not take the credentials: it answers ${status}.`,
    remedy: ({ service, variables }) =>
      variables === ""
        ? `Name credentials that may read ${service} in the item of promote.yaml, as env:NAME.`
        : `Set ${variables} to credentials that may read ${service}, then run again.`,
  }),
  "service/bad-answer": words<Service & { reason: string }>({
    message: ({ service, url, reason }) =>
      `${service} at ${url} does not answer as its API does: ${reason}.`,
    remedy: ({ service }) =>
      `Make sure that \`url\` of the item in promote.yaml is the address of ${service}, then run again.`,
  }),
  "service/unhealthy": words<Service & { reason: string }>({
    message: ({ service, url, reason }) => `${service} at ${url} is not in order: ${reason}.`,
    remedy: ({ service }) => `Mend ${service}, then run again.`,
  }),
  "prometheus/no-data": words<{ url: string; query: string }>({
    message: ({ url, query }) => `Prometheus at ${url} has no data for ${query}.`,
    remedy: ({ query }) =>
      `Make sure that the service exports what ${query} asks for and Prometheus scrapes it; Prometheus passes over samples older than five minutes unless it was told otherwise.`,
  }),
  "prometheus/not-a-number": words<{ url: string; query: string; value: string }>({
    message: ({ url, query, value }) =>
      `Prometheus at ${url} answers ${value} for ${query}, which says nothing.`,
    remedy: ({ query }) =>
      `Wait until there is enough to count, or write ${query} so that it has a value then, too.`,
  }),
  "prometheus/query-failed": words<{ url: string; query: string; reason: string }>({
    message: ({ url, query, reason }) => `Prometheus at ${url} cannot answer ${query}: ${reason}.`,
    remedy: ({ query }) =>
      `Run ${query} in the Prometheus console, and correct it in promote.yaml or mend what it reports.`,
  }),
};

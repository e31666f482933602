import * as z from "zod";
import type { ValueSource } from "../../config/config.ts";
import { parseJson } from "../../data/json.ts";
import { GateFault } from "../../gate/fault.ts";
import type { Host, HttpAnswer } from "../../host/host.ts";
import { readHeader } from "../read-secret.ts";
import type { SourceContents } from "./contents.ts";

type GithubSource = Extract<ValueSource, { kind: "github-environment" }>;
type Needs = Pick<Host, "environment" | "http" | "secrets">;

type Place = {
  readonly repository: string;
  readonly environment: string;
  /** Holds the token. */
  readonly variable: string;
};

/** https://docs.github.com/rest/actions/secrets and https://docs.github.com/rest/actions/variables */
const page = z.object({
  total_count: z.int().min(0),
  secrets: z.array(z.object({ name: z.string() })).optional(),
  variables: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
});

type Entry = { readonly name: string; readonly value?: string };

/** The most that both listings give at once. */
const pageSize = 30;
const mostPages = 50;
const limitMs = 20_000;

/** What a GitHub environment has: its variables with their values, of its secrets the names. */
export async function readGithubEnvironment(
  host: Needs,
  source: GithubSource,
): Promise<SourceContents> {
  const { environment, token, apiUrl } = source;
  const repository = source.repository ?? host.environment.read("GITHUB_REPOSITORY") ?? "";
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) {
    throw new GateFault("source/repository-unknown", { environment });
  }
  const place = { repository, environment, variable: token.variable };
  const authorization = `Bearer ${readHeader(host, token, `the token for the GitHub environment ${environment}`)}`;
  const base = `${apiUrl.replace(/\/+$/, "")}/repos/${repository}/environments/${encodeURIComponent(environment)}`;
  const secrets = await list(host, place, `${base}/secrets`, authorization, "secrets");
  const variables = await list(host, place, `${base}/variables`, authorization, "variables");
  return {
    values: new Map(variables.map(({ name, value = "" }) => [githubNameOf(name), value])),
    names: new Set(secrets.map(({ name }) => githubNameOf(name))),
  };
}

/** GitHub knows names in either case, and writes them in capitals. */
export function githubNameOf(name: string): string {
  return name.toUpperCase();
}

async function list(
  { http }: Needs,
  place: Place,
  url: string,
  authorization: string,
  kind: "secrets" | "variables",
): Promise<readonly Entry[]> {
  const headers = {
    accept: "application/vnd.github+json",
    authorization,
    "user-agent": "promote",
    "x-github-api-version": "2022-11-28",
  };
  const entries: Entry[] = [];
  for (let number = 1; number <= mostPages; number += 1) {
    const address = `${url}?per_page=${pageSize}&page=${number}`;
    const answer = await http.get({ url: address, headers, limitMs });
    const { total_count: total, [kind]: listed } = pageOf(answer, place);
    if (listed === undefined) throw unexpected(place, `a page without ${kind}`);
    entries.push(...listed);
    if (entries.length >= total) return entries;
    if (listed.length === 0) break;
  }
  throw unexpected(place, `fewer ${kind} than it counts`);
}

function pageOf(answer: HttpAnswer, place: Place): z.output<typeof page> {
  if (answer.status !== 200) throw refusalOf(answer, place);
  const parsed = page.safeParse(parseJson(answer.body));
  if (!parsed.success) throw unexpected(place, "what is no page of its API");
  return parsed.data;
}

/** A limit of requests is answered with 403 or 429; its words tell it from a missing right. */
function refusalOf({ status, body }: HttpAnswer, place: Place): GateFault {
  const isLimit = status === 429 || (status === 403 && /rate limit/i.test(body));
  if (isLimit) return new GateFault("source/github-rate-limited", place);
  if (status === 401) return new GateFault("source/github-unauthorized", place);
  if (status === 403) return new GateFault("source/github-forbidden", place);
  if (status === 404) return new GateFault("source/github-not-found", place);
  return unexpected(place, `with status ${status}`);
}

function unexpected(place: Place, answer: string): GateFault {
  return new GateFault("source/github-unexpected", { ...place, answer });
}

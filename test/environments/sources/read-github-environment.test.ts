import { describe, expect, it } from "vitest";
import type { ValueSource } from "../../../src/config/config.ts";
import { lookUp, readValue } from "../../../src/environments/read-value.ts";
import { faultReportOf } from "../../../src/gate/fault.ts";
import { testHost } from "../../support/host.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { aGithub, type Github } from "./a-github.ts";

const token = "token-of-github-0123456789";

type GithubSource = Extract<ValueSource, { kind: "github-environment" }>;

function environmentAt(apiUrl: string, given: Partial<GithubSource> = {}) {
  const source: GithubSource = {
    kind: "github-environment",
    repository: "acme/shop",
    environment: "production/eu",
    token: { variable: "GITHUB_READER" },
    apiUrl,
    ...given,
  };
  return { suffix: "", sources: [source] };
}

const aHost = () => testHost({ variables: { GITHUB_READER: token } });

async function faultFor(github: Github, given: Partial<GithubSource> = {}, host = aHost()) {
  const { apiUrl } = await aGithub(github);
  const reading = lookUp(host, temporaryFolder(), environmentAt(apiUrl, given), "KEY");
  return reading.then(
    () => expect.fail("a fault was expected"),
    (thrown: unknown) => faultReportOf(thrown),
  );
}

describe("a GitHub environment as a source", () => {
  it("gives the values of variables and the names of secrets", async () => {
    const { apiUrl, asked } = await aGithub({
      secrets: ["STRIPE_API_KEY"],
      variables: { FEED_URL: "https://feed.example" },
    });
    const host = aHost();
    const environment = environmentAt(`${apiUrl}/`);
    const look = (name: string) => lookUp(host, temporaryFolder(), environment, name);
    expect(await look("FEED_URL")).toEqual({
      kind: "found",
      value: "https://feed.example",
      source: "variable FEED_URL of the GitHub environment production/eu (acme/shop)",
    });
    expect(await look("STRIPE_API_KEY")).toEqual({
      kind: "name-only",
      source: "secret STRIPE_API_KEY of the GitHub environment production/eu (acme/shop)",
    });
    expect(await look("OTHER")).toEqual({
      kind: "missing",
      sources: ["the GitHub environment production/eu (acme/shop)"],
    });
    expect(new Set(asked.map(({ authorization }) => authorization))).toEqual(
      new Set([`Bearer ${token}`]),
    );
    expect(host.secrets.redact(token)).toBe("[redacted]");
  });

  it("is read to its last page, once a run", async () => {
    const secrets = Array.from({ length: 61 }, (_, index) => `SECRET_${index}`);
    const variables = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`VARIABLE_${index}`, `value ${index}`]),
    );
    const { apiUrl, asked } = await aGithub({ secrets, variables });
    const [host, project] = [aHost(), temporaryFolder()];
    const look = (name: string) => lookUp(host, project, environmentAt(apiUrl), name);
    expect(await look("SECRET_60")).toMatchObject({ kind: "name-only" });
    expect(await look("VARIABLE_29")).toMatchObject({ value: "value 29" });
    const base = "/repos/acme/shop/environments/production%2Feu";
    expect(asked.map(({ path }) => path)).toEqual([
      `${base}/secrets?per_page=30&page=1`,
      `${base}/secrets?per_page=30&page=2`,
      `${base}/secrets?per_page=30&page=3`,
      `${base}/variables?per_page=30&page=1`,
    ]);
  });

  it("is of the repository that GitHub Actions names where none is named", async () => {
    const { apiUrl } = await aGithub({ variables: { KEY: "value" } });
    const variables = { GITHUB_READER: token, GITHUB_REPOSITORY: "acme/shop" };
    const { repository: _, ...source } = environmentAt(apiUrl).sources[0] ?? expect.fail();
    const environment = { suffix: "", sources: [source] };
    const look = (host = testHost({ variables })) =>
      lookUp(host, temporaryFolder(), environment, "KEY");
    expect(await look()).toMatchObject({ value: "value" });
    await expect(look(aHost())).rejects.toMatchObject({ code: "source/repository-unknown" });
  });

  it("knows names in either case, as GitHub does", async () => {
    const { apiUrl } = await aGithub({ secrets: ["SECRET"], variables: { KEY: "value" } });
    const [host, project] = [aHost(), temporaryFolder()];
    const look = (name: string) => lookUp(host, project, environmentAt(apiUrl), name);
    expect(await look("secret")).toMatchObject({ kind: "name-only" });
    expect(await look("Key")).toMatchObject({ value: "value" });
  });

  it("has no value of a secret to give", async () => {
    const { apiUrl } = await aGithub({ secrets: ["KEY"] });
    const reading = readValue(aHost(), temporaryFolder(), environmentAt(apiUrl), "KEY");
    await expect(reading).rejects.toMatchObject({
      code: "source/name-only",
      message:
        "KEY is known by name only: the value of secret KEY of the GitHub environment production/eu (acme/shop) cannot be read.",
    });
  });
});

const message = (text: string) => JSON.stringify({ message: text, echo: token });

describe("GitHub that does not tell", () => {
  it.each([
    [401, "Bad credentials", "source/github-unauthorized", "GITHUB_READER"],
    [
      403,
      "Resource not accessible by personal access token",
      "source/github-forbidden",
      'read "Environments" of acme/shop',
    ],
    [403, "API rate limit exceeded for user ID 1.", "source/github-rate-limited", "Run again"],
    [403, "You have exceeded a secondary rate limit.", "source/github-rate-limited", "Run again"],
    [429, "Too many requests", "source/github-rate-limited", "Run again"],
    [404, "Not Found", "source/github-not-found", "`repository` and `environment`"],
    [500, "oops", "source/github-unexpected", "`apiUrl`"],
    [301, "Moved", "source/github-unexpected", "`apiUrl`"],
    [200, "no page", "source/github-unexpected", "`apiUrl`"],
  ])("is a fault with a remedy: %d %s", async (status, text, code, remedy) => {
    const report = await faultFor({ refusal: { status, body: message(text) } });
    expect(report).toMatchObject({ code, remedy: expect.stringContaining(remedy) });
    expect(JSON.stringify(report)).not.toContain(token);
  });

  it("is a fault where another environment is asked for", async () => {
    expect(await faultFor({ secrets: ["KEY"] }, { environment: "other" })).toMatchObject({
      code: "source/github-not-found",
    });
  });

  it("is a fault where it counts more than it lists", async () => {
    expect(await faultFor({ secrets: ["KEY"], hidden: 2 })).toMatchObject({
      code: "source/github-unexpected",
      message: expect.stringContaining("fewer secrets than it counts"),
    });
  });

  it("is a fault without a token, and with a quoted one", async () => {
    expect(await faultFor({}, {}, testHost())).toMatchObject({ code: "run/variable-missing" });
    const variables = { GITHUB_READER: `"${token}"` };
    const report = await faultFor({}, {}, testHost({ variables }));
    expect(report.code).toBe("run/variable-quoted");
    expect(JSON.stringify(report)).not.toContain(token);
  });

  it.each([
    ["two lines", `${token}\nand more`],
    ["a typographic quote", `${token}’`],
    ["a zero byte", `${token}\0`],
  ])("is a fault with a token of %s, and says nothing of it", async (_, value) => {
    const report = await faultFor({}, {}, testHost({ variables: { GITHUB_READER: value } }));
    expect(report.code).toBe("run/variable-malformed");
    expect(JSON.stringify(report)).not.toContain(token);
  });

  it("is a fault where nobody answers", async () => {
    const environment = environmentAt("http://127.0.0.1:1");
    await expect(lookUp(aHost(), temporaryFolder(), environment, "KEY")).rejects.toMatchObject({
      code: "http/no-answer",
    });
  });
});

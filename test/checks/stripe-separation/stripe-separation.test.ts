import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { stripeSeparation } from "../../../src/checks/stripe-separation/check.ts";
import { classifyKey } from "../../../src/checks/stripe-separation/classify-key.ts";
import { registerCheck } from "../../../src/gate/check.ts";
import { describeCases } from "../../support/cases.ts";
import { describeGatheredCases } from "../../support/gathered-cases.ts";
import { testHost } from "../../support/host.ts";
import { releaseOf } from "../../support/release.ts";
import { repositoryOfFile, testRepository } from "../../support/repository.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { aStripe, type StripeKey } from "./online/a-stripe.ts";

const directory = join(import.meta.dirname, "cases");

type Settings = Extract<
  NonNullable<Parameters<typeof releaseOf>[1]["stripe-separation"]>,
  { declared?: unknown; required?: unknown; online?: unknown }
>;

/** Of a case: the process environment, and the settings where they are not the default ones. */
type Input = {
  readonly variables: Readonly<Record<string, string>>;
  readonly names?: string[];
  /** What the commit holds, with `LIVE(s)` for a live secret key, `LIVE(r)`, `LIVE(p)`. */
  readonly tree?: Readonly<Record<string, string>>;
  readonly environments?: Parameters<typeof releaseOf>[2];
  readonly declared?: NonNullable<Settings["declared"]>;
  readonly required?: NonNullable<Settings["required"]>;
  /** The keys that Stripe knows; Stripe is asked where they are given. */
  readonly stripe?: Readonly<Record<string, StripeKey>>;
  readonly accounts?: "apart" | Readonly<Record<string, string>>;
};

/** A key as Stripe makes them; it opens nothing. */
const body = "51aBcD3FgH".repeat(3);

const emptyCommit = repositoryOfFile(() => ({}));

function committed(files: Readonly<Record<string, string>>) {
  const repository = testRepository();
  return { repository, commit: repository.commit(files) };
}

async function look(project: string, input: Input) {
  const { variables, names, tree = {}, environments, declared, required, stripe, accounts } = input;
  const double = stripe && (await aStripe(stripe));
  const settings = {
    variables: names ?? ["STRIPE_API_KEY"],
    ...(double && { online: { api: double.api, ...(accounts && { accounts }) } }),
    ...(declared && { declared }),
    ...(required && { required }),
  };
  const { candidate, ...release } = releaseOf(
    project,
    { "stripe-separation": settings },
    environments,
  );
  const files = Object.entries(tree).map(([name, text]): [string, string] => [
    name,
    text.replace(/LIVE\(([srp])\)/g, `$1k_${"live"}_${body}`),
  ]);
  const { repository, commit } =
    files.length === 0 ? emptyCommit() : committed(Object.fromEntries(files));
  const host = testHost({ variables });
  return registerCheck(stripeSeparation).examine(host, {
    ...release,
    candidate: { ...candidate, repository: repository.path, commit },
  });
}

describeGatheredCases(directory, "input.json", async (folder) => {
  const input = JSON.parse(readFileSync(join(folder, "input.json"), "utf8")) as Input;
  const { facts, findings, account } = await look(folder, input);
  const said = JSON.stringify([facts, findings, account]);
  expect(said).not.toContain(body);
  for (const value of Object.values(input.variables)) {
    if (value.length > 8) expect(said).not.toContain(value);
  }
  return facts;
});

describeCases(stripeSeparation, directory);

describe("judge", () => {
  it("finds a live key in staging whatever the two sources are called", () => {
    const source = "variable KEY";
    const present = {
      state: "present",
      source,
      wrapping: "none",
      kind: "secret-key",
      length: "plausible",
      isDeclared: false,
    } as const;
    const facts = {
      from: "staging",
      to: "production",
      variables: [
        {
          variable: "KEY",
          staging: { ...present, mode: "live" },
          production: { ...present, mode: "live" },
          distinct: true,
        },
      ],
      committed: { keys: [] },
    } as const;
    expect([...stripeSeparation.judge(facts)]).toMatchObject([
      { rule: "stripe-separation/live-key-in-staging" },
    ]);
  });
});

describe("account", () => {
  const headlineOf = async (variables: Record<string, string>, names: string[]) =>
    (await look(temporaryFolder(), { variables, names })).account.headline;
  const good = { KEY_STAGING: "sk_test_notarealkey", KEY_PROD: "sk_live_notarealkey" };

  it("counts what is separate, and says so when not all is", async () => {
    expect(await headlineOf(good, ["KEY"])).toBe(
      "1 Stripe variable separate between staging and production",
    );
    expect(await headlineOf(good, ["KEY", "STRIPE_WEBHOOK_SECRET"])).toBe(
      "1 of 2 Stripe variables separate between staging and production",
    );
  });

  it.each([
    ["variable-empty", "production", { kind: "empty", source: "variable STRIPE_API_KEY_PROD" }],
    ["mode-declared--separate", "production", { mode: "live", declared: true }],
    ["required--known-by-name", "production", { kind: "name-only", source: expect.any(String) }],
    ["required-variable-missing", "production", { kind: "missing" }],
  ])("has of %s what %s has in a row", (name, environment, row) => {
    const facts = JSON.parse(readFileSync(join(directory, name, "facts.json"), "utf8"));
    const { evidence, counts } = stripeSeparation.account(facts);
    const expected = expect.objectContaining({ [environment]: expect.objectContaining(row) });
    expect(evidence?.["separation"]).toContainEqual(expected);
    expect(counts?.["required"]).toBe(facts.required?.names.length);
  });

  it("leaves a row of separation for every variable", async () => {
    const { account } = await look(temporaryFolder(), { variables: good, names: ["KEY", "NONE"] });
    expect(account.evidence).toEqual({
      separation: [
        {
          provider: "stripe",
          variable: "KEY",
          staging: { kind: "secret-key", mode: "test", source: "variable KEY_STAGING" },
          production: { kind: "secret-key", mode: "live", source: "variable KEY_PROD" },
          distinct: true,
        },
        {
          provider: "stripe",
          variable: "NONE",
          staging: { kind: "missing", mode: "undetermined" },
          production: { kind: "missing", mode: "undetermined" },
          distinct: null,
        },
      ],
    });
  });
});

describe("classifyKey", () => {
  it.each([
    ["sk_live_notarealkey", "secret-key", "live"],
    ["sk_test_notarealkey", "secret-key", "test"],
    ["rk_live_notarealkey", "restricted-key", "live"],
    ["pk_test_notarealkey", "publishable-key", "test"],
    ["whsec_notarealsecret", "webhook-secret", "undetermined"],
    ["SK_LIVE_notarealkey", "unknown", "undetermined"],
    ["xsk_live_notarealkey", "unknown", "undetermined"],
    ["sk_live_notarealkey\nsk_test_notarealkey", "unknown", "undetermined"],
    ["whsec_notArealSecret+/=-", "webhook-secret", "undetermined"],
    ["sk_org_notarealkey", "organisation-key", "undetermined"],
    ["sk_org_live_notarealkey", "organisation-key", "undetermined"],
    ["ca_notarealclient", "connect-client-id", "undetermined"],
    ["sk_prod_notarealkey", "unknown", "undetermined"],
    ["sk_Live_notarealkey", "unknown", "undetermined"],
    ["sk_live_not a real key", "unknown", "undetermined"],
    ["california_notarealkey", "unknown", "undetermined"],
    ["constructor", "unknown", "undetermined"],
  ])("%s", (value, kind, mode) => {
    expect(classifyKey(value)).toEqual({ kind, mode, length: "plausible" });
  });

  it.each([
    [0, "too-short"],
    [9, "too-short"],
    [10, "plausible"],
    [247, "plausible"],
    [248, "too-long"],
  ])("takes %i characters behind the prefix as %s", (amount, length) => {
    expect(classifyKey(`sk_live_${"a".repeat(amount)}`)).toMatchObject({ mode: "live", length });
    expect(classifyKey(`whsec_${"a".repeat(amount)}`)).toMatchObject({ length });
  });
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { problemLine } from "../../src/config/config-problem.ts";
import { parseConfig } from "../../src/config/parse-config.ts";

const example = readFileSync(
  join(import.meta.dirname, "../../examples/contest-api/promote.yaml"),
  "utf8",
);

function parse(settings: string) {
  const text = example.replace(
    /^ {2}stripe-separation:(?:\n {4}.*)*/m,
    `  stripe-separation:\n    ${settings}`,
  );
  const { config, problems } = parseConfig(text, "promote.yaml");
  const section = config?.checks["stripe-separation"];
  return {
    online: section !== undefined && "online" in section ? section.online : undefined,
    problems: problems.map(problemLine).map((line) => line.replace(/^\S+ /, "")),
  };
}

it("asks Stripe only where it is switched on", () => {
  expect(parse("timeout: 20s")).toEqual({ online: undefined, problems: [] });
  expect(parse("online: false")).toEqual({ online: undefined, problems: [] });
  const online = { api: "https://api.stripe.com" };
  expect(parse("online: true")).toEqual({ online, problems: [] });
});

it.each([
  "https://stripe.proxy.example/pass-on",
  "http://127.0.0.1:8080",
  "http://localhost:8080/",
  "http://[::1]:8080",
])("sends keys to %s", (api) => {
  expect(parse(`online: { api: "${api}" }`)).toMatchObject({ online: { api }, problems: [] });
});

it.each([
  "http://api.stripe.com",
  "http://localhost.evil.example",
  "http://127.0.0.1.evil.example",
  "http://127.0.0.1@evil.example",
  "https://user:word@api.stripe.com",
  "https://api.stripe.com?to=evil",
  "ftp://api.stripe.com",
])("sends no key to %s", (api) => {
  expect(parse(`online: { api: "${api}" }`).problems.at(-1)).toContain(
    "expected an https URL without user name, query and fragment",
  );
});

it("knows accounts and modes by the environments of the promotion", () => {
  expect(parse("online: { accounts: apart }").problems).toEqual([]);
  expect(parse("online: { accounts: { production: acct_1Shop } }").problems).toEqual([]);
  expect(parse("online: { accounts: { prodution: acct_1Shop } }").problems).toEqual([
    "checks.stripe-separation.online.accounts.prodution is of an environment that this promotion does not have; expected staging or production.",
  ]);
  expect(parse("declared: { STRIPE_WEBHOOK_SECRET: { stagign: test } }").problems).toEqual([
    "checks.stripe-separation.declared.STRIPE_WEBHOOK_SECRET.stagign is of an environment that this promotion does not have; expected staging or production.",
  ]);
  expect(parse("declared: { STRIPE_WEBHOOK: { staging: test } }").problems).toEqual([
    "checks.stripe-separation.declared.STRIPE_WEBHOOK is not under variables; expected a name that stands there.",
  ]);
});

it("takes no key for an account, and does not repeat it", () => {
  const key = `sk_${"live"}_51aBcD3FgHiJkL`;
  const { problems } = parse(`online: { accounts: { production: ${key} } }`);
  expect(problems.at(-1)).toContain("expected the id of a Stripe account");
  expect(problems.join("\n")).not.toContain(key);
});

import { expect, it } from "vitest";
import { stripeSeparation } from "../../../../src/checks/stripe-separation/check.ts";
import { registerCheck } from "../../../../src/gate/check.ts";
import { releaseOf } from "../../../support/release.ts";
import { testRepository } from "../../../support/repository.ts";
import { aPatientHost } from "../../deployment-checklist/items/a-patient-host.ts";
import { aStripe } from "./a-stripe.ts";

const staging = "sk_test_51NotArealKey";
const production = `sk_${"live"}_51NotArealKey`;
const account = "acct_1ShopNotReal";
const keys = {
  [staging]: { livemode: false, account },
  [production]: { livemode: true, account },
};

async function look(
  variables: Readonly<Record<string, string>>,
  { known = keys, names = ["KEY"], replies = [] }: Look = {},
) {
  const { api, asked } = await aStripe(known, replies);
  const { path: repository, commit } = testRepository();
  const settings = {
    variables: names,
    declared: { WHSEC: { staging: "test", production: "live" } as const },
    online: { api },
  };
  const { candidate, ...release } = releaseOf(repository, {
    "stripe-separation": { ...settings, ...(names.includes("WHSEC") ? {} : { declared: {} }) },
  });
  const { host } = aPatientHost(variables);
  const examined = registerCheck(stripeSeparation).examine(host, {
    ...release,
    candidate: { ...candidate, repository, commit: commit() },
  });
  return { examined, asked };
}

type Look = {
  readonly known?: Parameters<typeof aStripe>[0];
  readonly names?: string[];
  readonly replies?: Parameters<typeof aStripe>[1];
};

it("puts what Stripe says into headline, counts and rows, and no key", async () => {
  const { examined } = await look({ KEY_STAGING: staging, KEY_PROD: production });
  const { account: told, findings, facts } = await examined;
  expect(findings).toEqual([]);
  expect(told.headline).toBe(
    "1 Stripe variable separate between staging and production; 2 keys proved by Stripe",
  );
  expect(told.counts).toMatchObject({ provedKeys: 2 });
  expect(told.evidence?.["separation"]).toMatchObject([
    {
      staging: { mode: "test", stripe: { state: "taken", mode: "test", account } },
      production: { mode: "live", stripe: { state: "taken", mode: "live", account } },
    },
  ]);
  expect(JSON.stringify([told, facts])).not.toContain("51NotArealKey");
});

it("asks with secret and restricted keys, and with nothing else", async () => {
  const names = ["KEY", "PUBLISHABLE", "WHSEC", "SHORT", "OTHER"];
  const { examined, asked } = await look(
    {
      KEY_STAGING: `"${staging}"`,
      KEY_PROD: production,
      PUBLISHABLE_STAGING: "pk_test_51NotArealKey",
      PUBLISHABLE_PROD: "pk_live_51NotArealKey",
      WHSEC_STAGING: "whsec_51NotArealKey",
      WHSEC_PROD: "whsec_51NotArealKeyEither",
      SHORT_STAGING: "sk_test_short",
      SHORT_PROD: `sk_${"live"}_${"1a".repeat(124)}`,
      OTHER_STAGING: "sk_org_test_51NotArealKey",
      OTHER_PROD: "something else",
    },
    { names },
  );
  await examined;
  expect(new Set(asked.map(({ authorization }) => authorization))).toEqual(
    new Set([`Bearer ${staging}`, `Bearer ${production}`]),
  );
});

it("is undecided when Stripe is out of reach, whatever else is in order", async () => {
  const replies = Array.from({ length: 6 }, () => ({ status: 0, body: "" }));
  const { examined } = await look({ KEY_STAGING: staging, KEY_PROD: production }, { replies });
  await expect(examined).rejects.toMatchObject({ code: "http/no-answer" });
});

it("asks nothing where the run is blocked whatever Stripe says", async () => {
  const other = `sk_${"live"}_52NotArealKey`;
  const { examined, asked } = await look({ KEY_STAGING: other, KEY_PROD: production });
  const { findings, account: told } = await examined;
  expect(findings).toMatchObject([{ rule: "stripe-separation/live-key-in-staging" }]);
  expect(stripeSeparation.rules["live-key-in-staging"]?.unwaivable).toMatch(/\w/);
  expect(told.headline).toContain("; Stripe not asked");
  expect(told.counts).toMatchObject({ provedKeys: 0 });
  expect(asked).toEqual([]);
});

it("says that no key was proved where there is none to ask with", async () => {
  const { examined } = await look(
    { WHSEC_STAGING: "whsec_51NotArealKey", WHSEC_PROD: "whsec_52NotArealKey" },
    { names: ["WHSEC"] },
  );
  expect((await examined).account.headline).toContain("; no key proved by Stripe");
});

it("tells of each key by itself whether it was proved", async () => {
  const names = ["KEY", "OTHER"];
  const other = "sk_test_52NotARealKey";
  const variables = { KEY_STAGING: staging, KEY_PROD: production };
  const { examined } = await look(
    { ...variables, OTHER_STAGING: other, OTHER_PROD: "pk_live_51NotArealKey" },
    { names, known: { ...keys, [other]: { livemode: true, account } } },
  );
  const { account: told } = await examined;
  expect(told.counts).toMatchObject({ provedKeys: 2 });
  expect(told.evidence?.["separation"]).toMatchObject([
    { variable: "KEY", staging: { stripe: { mode: "test" } } },
    { variable: "OTHER", staging: { stripe: { mode: "live" } } },
  ]);
});

import type { Json } from "../data/json.ts";
import type { Remark } from "./annotated-yaml.ts";
import { databaseVariable, isPostgres } from "./gate-variables.ts";
import { quietScript } from "./package-commands.ts";
import type { Survey } from "./survey.ts";

/** The section of one check: its settings, and what is said above it and above its parts. */
export type Section = {
  readonly settings: { readonly [key: string]: Json };
  readonly remarks: readonly Remark[];
};

type SectionWriter = (survey: Survey) => Section;

const above = (...lines: string[]): Remark => ({ at: [], lines });
const off = (reason: string, ...lines: string[]): Section => ({
  settings: { off: reason },
  remarks: [above("Off, for now:", ...lines)],
});

export const defaultSnapshot = "db/schema.snapshot.sql";

export const schemaSnapshotSection: SectionWriter = (survey) => {
  const { database, migrations, snapshot } = survey;
  if (!isPostgres(survey)) {
    return database === undefined
      ? off(
          "no PostgreSQL client or SQL migrations were found; where there is a database, name it under database",
          `\`database: env:${databaseVariable}\` in place of \`off\` switches it on.`,
        )
      : off(
          `the project uses ${database.what}, and only PostgreSQL schemas can be compared; guard its schema by another check`,
          `${database.what} was found in ${database.where}.`,
        );
  }
  const where = database?.where ?? migrations?.where ?? snapshot?.where;
  const folder =
    migrations === undefined
      ? []
      : [`${migrations.what.tool} migrations were found in ${migrations.where}.`];
  return {
    settings: {
      database: `env:${databaseVariable}`,
      snapshot: snapshot?.what ?? defaultSnapshot,
      ...(migrations === undefined ? {} : { migrations: migrations.what.folder }),
    },
    remarks: [
      above(
        "The staging database is what its committed snapshot says: nobody changed it by hand.",
        `PostgreSQL was found in ${where}.`,
        ...folder,
        ...(snapshot === undefined
          ? [
              "To be done: `promote snapshot take` writes the snapshot; until it is committed this check blocks.",
            ]
          : [`The snapshot is ${snapshot.where}.`]),
      ),
    ],
  };
};

export const openapiMatchSection: SectionWriter = (survey) => {
  const { openapiDocument, openapiGenerator, packageManager, framework } = survey;
  if (openapiGenerator === undefined || packageManager === undefined) {
    return openapiDocument === undefined
      ? off(
          "no OpenAPI document and no script that generates one were found; commit one, and name both here",
          `${hintFor(framework?.what)} Then: \`document: docs/api/openapi.json\` and \`generate: npm run --silent openapi\`.`,
        )
      : off(
          "no script of package.json generates the OpenAPI document; add one and name it under generate",
          `The document is ${openapiDocument.what}. ${hintFor(framework?.what)}`,
        );
  }
  const { script, writes } = openapiGenerator.what;
  const command = commandJson(quietScript(packageManager.what, script));
  if (openapiDocument === undefined) {
    return off(
      "a script generates the OpenAPI document, and none is committed; commit what it generates and name it under document",
      `The ${openapiGenerator.where} was found; put it under \`generate\`.`,
    );
  }
  return {
    settings: {
      document: openapiDocument.what,
      generate: command,
      ...(writes === undefined ? {} : { output: writes }),
    },
    remarks: [
      above(
        "The committed document is the one that the code generates.",
        `The document and the ${openapiGenerator.where} were found.`,
        writes === undefined
          ? "To be checked: the script prints the document. If it writes a file, name that under `output`."
          : "To be checked: the script writes the file under `output`. If it prints the document, remove `output`.",
      ),
    ],
  };
};

export const breakingChangesSection: SectionWriter = ({ openapiDocument, releaseTags }) => {
  if (openapiDocument === undefined) {
    return off(
      "no OpenAPI document was found, so clients' calls cannot be compared; commit one and name it under document",
      "`document: docs/api/openapi.json` in place of `off` switches it on.",
    );
  }
  return {
    settings: { document: openapiDocument.what },
    remarks: [
      above(
        "No client of the previous release stops working.",
        ...(releaseTags === undefined
          ? [
              "To be decided: no release tag was found. Until there is one this blocks; `firstRelease: allow` lets the first release pass.",
            ]
          : [`Releases are found by ${releaseTags.where}.`]),
      ),
    ],
  };
};

export const stripeSection: SectionWriter = ({ stripe, environments }) => {
  if (stripe === undefined) {
    return off(
      "no Stripe package or variable was found; where the service takes payments, name its variables here",
      "`variables: [STRIPE_API_KEY, STRIPE_WEBHOOK_SECRET]` in place of `off` switches it on.",
    );
  }
  const names = stripe.map(({ what }) => what);
  const webhooks = names.filter((name) => /WEBHOOK|_SIGNING|WHSEC/.test(name));
  const { staging, production } = environments;
  const example = names[0] ?? "STRIPE_API_KEY";
  return {
    settings: names.length === 0 ? {} : { variables: names },
    remarks: [
      above(
        "Staging and production have different Stripe keys, each of its own mode.",
        names.length === 0
          ? "The package stripe was found and no variable that holds a key; to be checked: `variables`, STRIPE_API_KEY and STRIPE_WEBHOOK_SECRET unless given."
          : `Found: ${stripe.map(({ what, where }) => `${what} in ${where}`).join(", ")}.`,
        `Read from ${example}${staging.suffix} and ${example}${production.suffix}.`,
        ...(webhooks.length === 0
          ? []
          : [
              "To be decided: a webhook secret does not tell its mode, and blocks until somebody who looked it up declares it:",
              `declared: { ${webhooks[0]}: { staging: test, production: live } }`,
            ]),
      ),
    ],
  };
};

export const ingestionSection: SectionWriter = ({ endpoints }) => {
  const [first] = endpoints;
  if (first === undefined) {
    return off(
      "no variable of an endpoint was found; where the service sends or reads data elsewhere, name the variable and a probe",
      "An endpoint is { variable: INGESTION_URL, probe: node scripts/print-endpoint.mjs }; the probe prints the URL that the code selects under NODE_ENV.",
    );
  }
  return off(
    `write a program that prints the URL which the code selects, and name it as probe of ${first.what} under endpoints`,
    `Found: ${endpoints.map(({ what, where }) => `${what} in ${where}`).join(", ")}.`,
    `endpoints: [{ variable: ${first.what}, probe: node scripts/print-endpoint.mjs }]`,
  );
};

export const testsPassSection: SectionWriter = ({ testRunner, testVariables }) => {
  if (testRunner === undefined) {
    return off(
      "no test runner was found in package.json; name the command that runs the tests and the report that it leaves",
      "Vitest, Jest and CTRF JSON, JUnit XML, TAP and what `node --test` shows are read.",
    );
  }
  const { name, command, report } = testRunner.what;
  return {
    settings: {
      command: commandJson(command),
      report,
      ...(testVariables.length === 0 ? {} : { environment: [...testVariables] }),
    },
    remarks: [
      above(
        "Every test ran and passed.",
        `${name} was found in ${testRunner.where}.`,
        testVariables.length === 0
          ? "To be checked: the tests get no variable but those named under `environment`."
          : "To be checked: the tests get these variables and no others.",
      ),
    ],
  };
};

/** A command as one string where nothing in it needs quoting, else as the list of its words. */
function commandJson(argv: readonly string[]): Json {
  return argv.every((word) => /^[\w@%+=:,./-]+$/.test(word)) ? argv.join(" ") : [...argv];
}

function hintFor(framework: string | undefined): string {
  const hints: ReadonlyMap<string, string> = new Map([
    [
      "NestJS",
      "With NestJS, @nestjs/swagger's `SwaggerModule.createDocument(app, config)` makes it.",
    ],
    ["Fastify", "With Fastify, @fastify/swagger's `app.swagger()` makes it."],
    ["Hono", "With Hono, @hono/zod-openapi's `app.getOpenAPI31Document()` makes it."],
    ["Express", "With Express, swagger-jsdoc or zod-openapi make it."],
  ]);
  return hints.get(framework ?? "") ?? "It is made by a script of the project.";
}

import type { Survey } from "./survey.ts";

/** The variables that the written configuration needs where promote runs, by what they are for. */
export function gateVariables(survey: Survey): readonly string[] {
  const { staging, production } = survey.environments;
  const stripe = (survey.stripe ?? []).flatMap(({ what }) => [
    what + staging.suffix,
    what + production.suffix,
  ]);
  return [
    ...(isPostgres(survey) ? [databaseVariable] : []),
    ...stripe,
    ...(survey.testRunner === undefined ? [] : survey.testVariables),
    signingKeyVariable,
  ];
}

export const databaseVariable = "STAGING_DATABASE_URL";
export const signingKeyVariable = "PROMOTE_SIGNING_KEY";

/** Whether the project's schema can be compared; SQL migrations without a word on the database are taken for PostgreSQL's. */
export function isPostgres({ database, migrations, snapshot }: Survey): boolean {
  if (database !== undefined) return database.what === "PostgreSQL";
  return snapshot !== undefined || migrations?.what.tool === "plain SQL";
}

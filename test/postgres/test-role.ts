import { randomBytes } from "node:crypto";
import { onTestFinished } from "vitest";
import type { TestDatabase } from "../support/postgres.ts";

export type TestRole = { readonly name: string; readonly url: string };

/** Creates a role that may log in, and runs SQL in which `%` is its name. Dropped after the test. */
export async function testRole(database: TestDatabase, sql = ""): Promise<TestRole> {
  const name = `role_${randomBytes(6).toString("hex")}`;
  const password = randomBytes(12).toString("hex");
  await database.query(`CREATE ROLE ${name} LOGIN PASSWORD '${password}'`);
  onTestFinished(async () => {
    await database.query(`DROP OWNED BY ${name}`);
    await database.query(`DROP ROLE ${name}`);
  });
  if (sql !== "") await database.query(sql.replaceAll("%", name));
  const url = new URL(database.url);
  url.username = name;
  url.password = password;
  return { name, url: url.href };
}

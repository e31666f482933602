import type { Found, RepositoryView } from "../../repository-view.ts";
import { drizzle } from "./drizzle.ts";
import { flyway } from "./flyway.ts";
import { knex } from "./knex.ts";
import type { Migrations, MigrationsDetector } from "./migrations-found.ts";
import { plainSql } from "./plain-sql.ts";
import { prisma } from "./prisma.ts";
import { typeorm } from "./typeorm.ts";

/** Tools with a configuration of their own go before what file names alone say. */
const detectors: readonly MigrationsDetector[] = [prisma, drizzle, typeorm, knex, flyway, plainSql];

/** The migrations of a project: which tool runs them and where they lie. */
export function detectMigrations(view: RepositoryView): Found<Migrations> | undefined {
  for (const detect of detectors) {
    const found = detect(view);
    if (found !== undefined) return found;
  }
  return undefined;
}

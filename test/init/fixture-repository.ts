import { cpSync } from "node:fs";
import { join } from "node:path";
import { type TestRepository, testRepository } from "../support/repository.ts";

export const fixtures = [
  "express-jest",
  "fastify-prisma",
  "nestjs-typeorm",
  "hono-drizzle",
  "pnpm-monorepo",
] as const;

export type Fixture = (typeof fixtures)[number];

/** A fixture as a real git repository with one commit. */
export function fixtureRepository(name: Fixture): TestRepository {
  const repository = testRepository();
  cpSync(join(import.meta.dirname, "fixtures", name), repository.path, { recursive: true });
  repository.commit();
  return repository;
}

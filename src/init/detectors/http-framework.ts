import { manifestIn } from "../package-manifest.ts";
import { type Found, type RepositoryView, within } from "../repository-view.ts";

const frameworks = [
  ["@nestjs/core", "NestJS"],
  ["fastify", "Fastify"],
  ["hono", "Hono"],
  ["@hono/zod-openapi", "Hono"],
  ["express", "Express"],
  ["koa", "Koa"],
  ["@hapi/hapi", "hapi"],
  ["next", "Next.js"],
] as const;

export type HttpFramework = (typeof frameworks)[number][1];

/** The HTTP framework of the package in a folder. NestJS stands before those that it is built on. */
export function detectHttpFramework(
  view: RepositoryView,
  folder: string,
): Found<HttpFramework> | undefined {
  const packages = manifestIn(view, folder)?.packages;
  const [found, name] = frameworks.find(([one]) => packages?.has(one)) ?? [];
  return name === undefined
    ? undefined
    : { what: name, where: `${found} in ${within(folder, "package.json")}` };
}

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { testDatabase } from "../support/postgres.ts";
import { quickConfig, quickProject } from "../support/quick-project.ts";
import { type Ground, groundOf, remotes, trappedFiles } from "./hostile-repository.ts";

const table = "CREATE TABLE public.orders (id integer NOT NULL);";

const sections = [
  ["schema-snapshot", "{ snapshot: schema.sql, database: env:STAGING_DATABASE_URL }"],
  ["openapi-match", "{ document: api.json, generate: cat api.json }"],
  ["breaking-changes", "{ document: api.json }"],
] as const;

const checklist = [
  "  deployment-checklist:",
  "    items:",
  "      - { id: agreed, kind: confirmation }",
  ...remotes.map((name) => `      - { id: at-${name}, kind: git, remote: ${name}, branch: main }`),
];

/** The configuration: every check that reads git looks at something. */
export const hostileConfig = sections
  .reduce(
    (text, [id, settings]) => text.replace(new RegExp(`  ${id}: .*`), `  ${id}: ${settings}`),
    quickConfig(),
  )
  .replace(/ {2}deployment-checklist: .*/, checklist.join("\n"));

const operation = { responses: { "200": { description: "all is well" } } };
const apiOf = (paths: object) =>
  `${JSON.stringify({ openapi: "3.1.0", info: { title: "a", version: "1" }, paths })}\n`;

/** The API that the last release had, and that HEAD breaks. */
export const releasedApi = apiOf({ "/a": { get: operation }, "/b": { get: operation } });
export const currentApi = apiOf({ "/a": { get: operation } });

export type HostileProject = {
  readonly ground: Ground;
  readonly commit: string;
  readonly publicKey: string;
  readonly variables: Readonly<Record<string, string>>;
};

/** Ground with a release, a branch beside it, and a signed commit as HEAD; nothing in it is a trap yet. */
export function hostileGround() {
  const files = { ...trappedFiles, "promote.yaml": hostileConfig, "api.json": releasedApi };
  const { repository, variables, publicKey } = quickProject(files);
  const ground = groundOf(repository);
  repository.git("tag", "v1.0.0");
  repository.git("checkout", "--quiet", "-b", "side");
  repository.commit({ "merge.txt": "b\n" });
  repository.git("checkout", "--quiet", "main");
  repository.commit({
    "merge.txt": "c\n",
    "api.json": currentApi,
    "driver.txt": "c\n",
    "text.txt": "c\n",
  });
  const commit = repository.commit({
    "schema.sql": "CREATE TABLE public.orders (\n    id integer NOT NULL\n);\n",
  });
  return { ground, publicKey, commit: signed(ground, commit), variables };
}

/** The same with a database that has what the snapshot says, and a server that git would ask. */
export async function hostileProject(): Promise<HostileProject> {
  const { variables, ...project } = hostileGround();
  project.ground.repository.git("config", "remote.http.url", await askingServer());
  const { url } = await testDatabase(table);
  return { ...project, variables: { ...variables, STAGING_DATABASE_URL: url } };
}

/** HEAD with a signature that says nothing, for which git asks `gpg.program`. */
function signed({ repository, plain }: Ground, commit: string): string {
  const text = repository.git("cat-file", "commit", commit);
  const signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n a\n -----END PGP SIGNATURE-----\n";
  const input = `${text.replace("\n\n", `\n${signature}\n`)}\n`;
  const id = plain(["hash-object", "-t", "commit", "-w", "--stdin"], { input });
  repository.git("update-ref", "refs/heads/main", id);
  return id;
}

/** URL of a repository whose server wants to know who asks. */
async function askingServer(): Promise<string> {
  const server = createServer((_, response) => {
    response.writeHead(401, { "www-authenticate": 'Basic realm="a"' }).end();
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/a/b.git`;
}

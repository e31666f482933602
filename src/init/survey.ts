import { detectVariables } from "./detectors/code-variables.ts";
import { detectDatabase } from "./detectors/database.ts";
import { detectEndpoints } from "./detectors/endpoints.ts";
import { detectEnvironmentNames, type EnvironmentNames } from "./detectors/environment-names.ts";
import { detectHttpFramework, type HttpFramework } from "./detectors/http-framework.ts";
import { detectMigrations } from "./detectors/migrations/index.ts";
import type { Migrations } from "./detectors/migrations/migrations-found.ts";
import { detectNodeVersionFile } from "./detectors/node-version.ts";
import { detectOpenapiDocument } from "./detectors/openapi-document.ts";
import { detectOpenapiGenerator, type OpenapiGenerator } from "./detectors/openapi-generator.ts";
import { detectPackageManager, type PackageManager } from "./detectors/package-manager.ts";
import { detectReleaseTags } from "./detectors/release-tags.ts";
import { detectRollbackDocument } from "./detectors/rollback-document.ts";
import { detectSchemaSnapshot } from "./detectors/schema-snapshot.ts";
import { detectStripe } from "./detectors/stripe.ts";
import { detectTestRunner } from "./detectors/test-runners/index.ts";
import type { TestRunner } from "./detectors/test-runners/test-runner.ts";
import { detectTestVariables } from "./detectors/test-variables.ts";
import { detectWorkspaces } from "./detectors/workspaces.ts";
import { manifestIn } from "./package-manifest.ts";
import { type Found, type RepositoryView, viewBelow } from "./repository-view.ts";

/** Everything that was found out about one project. Paths are relative to it, unless they say otherwise. */
export type Survey = {
  /** Folder of the project, from the top of the repository; "" at the top. */
  readonly project: string;
  readonly workspaces: Found<"workspaces"> | undefined;
  readonly packageManager: Found<PackageManager> | undefined;
  readonly framework: Found<HttpFramework> | undefined;
  readonly database: Found<string> | undefined;
  readonly migrations: Found<Migrations> | undefined;
  readonly snapshot: Found<string> | undefined;
  readonly openapiDocument: Found<string> | undefined;
  readonly openapiGenerator: Found<OpenapiGenerator> | undefined;
  readonly testRunner: Found<TestRunner> | undefined;
  readonly testVariables: readonly string[];
  readonly stripe: readonly Found<string>[] | undefined;
  readonly endpoints: readonly Found<string>[];
  readonly environments: {
    readonly staging: EnvironmentNames;
    readonly production: EnvironmentNames;
  };
  readonly releaseTags: Found<string> | undefined;
  readonly rollbackDocument: Found<string> | undefined;
  readonly dotenvFiles: readonly string[];
  readonly defaultBranch: string;
  /** From the top of the repository. */
  readonly nodeVersionFile: string | undefined;
  /** Whether promote is among the project's dependencies already. */
  readonly hasPromote: boolean;
};

/** Looks at a project with every detector. */
export function survey(view: RepositoryView, project: string): Survey {
  const own = viewBelow(view, project);
  const variables = detectVariables(own);
  const packageManager = detectPackageManager(view, project);
  const openapiDocument = detectOpenapiDocument(own);
  return {
    project,
    workspaces: detectWorkspaces(view),
    packageManager,
    framework: detectHttpFramework(own, ""),
    database: detectDatabase(own),
    migrations: detectMigrations(own),
    snapshot: detectSchemaSnapshot(own),
    openapiDocument,
    openapiGenerator: detectOpenapiGenerator(own, openapiDocument?.what),
    testRunner: detectTestRunner(own, packageManager?.what),
    testVariables: detectTestVariables(own),
    stripe: detectStripe(own, variables),
    endpoints: detectEndpoints(variables),
    environments: {
      staging: detectEnvironmentNames(own, variables, "staging"),
      production: detectEnvironmentNames(own, variables, "production"),
    },
    releaseTags: detectReleaseTags(view, project),
    rollbackDocument: detectRollbackDocument(own),
    dotenvFiles: [...own.dotenv.keys()],
    defaultBranch: view.defaultBranch,
    nodeVersionFile: detectNodeVersionFile(view, project),
    hasPromote: manifestIn(own, "")?.packages.has("promote-gate") === true,
  };
}

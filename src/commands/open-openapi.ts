import { type CheckSettings, isOff } from "../config/config.ts";
import { type ApiDocumentSettings, apiDocumentsOf } from "../config/settings/openapi-match.ts";
import { protectDeclaredSecrets } from "../environments/protect-declared-secrets.ts";
import type { Candidate } from "../gate/candidate.ts";
import { Misuse } from "./load-config.ts";
import { openRelease } from "./open-release.ts";
import type { World } from "./world.ts";

/** The committed API documents of a project, and how they are generated. */
export type OpenedOpenapi = {
  readonly candidate: Candidate;
  readonly settings: CheckSettings<"openapi-match">;
  readonly documents: readonly ApiDocumentSettings[];
};

/** Which project, and which of its documents; all of them unless one is named. */
export type OpenapiRequest = {
  readonly config?: string | undefined;
  readonly document?: string | undefined;
};

/** Loads what the configuration says of the documents. Throws `Misuse` when its check is off or names no such document. */
export async function openOpenapi(
  { host, directory }: World,
  { config, document }: OpenapiRequest,
): Promise<OpenedOpenapi> {
  const { release } = await openRelease(host, directory, { config });
  const settings = release.config.checks["openapi-match"];
  if (isOff(settings)) {
    throw new Misuse(
      "checks.openapi-match is off in promote.yaml, which says how the document is generated. Switch it on.",
    );
  }
  const all = apiDocumentsOf(settings);
  const documents = all.filter((one) => document === undefined || one.document === document);
  if (documents.length === 0) {
    const known = all.map((one) => one.document).join(", ");
    throw new Misuse(`checks.openapi-match names no document ${document}; it names ${known}.`);
  }
  await protectDeclaredSecrets(host, release);
  return { candidate: release.candidate, settings, documents };
}

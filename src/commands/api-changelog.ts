import { exitCodes } from "../gate/result.ts";
import { apiChangelogMarkdown } from "../report/api-changelog-markdown.ts";
import { apiDiffJson } from "../report/api-diff-output.ts";
import { type ApiComparisonRequest, compareApiSides } from "./api-comparison.ts";
import { tellProblems } from "./api-diff.ts";
import { redactedTexts } from "./redacted-texts.ts";
import type { World } from "./world.ts";

export type ApiChangelogRequest = ApiComparisonRequest & { readonly json: boolean };

/**
 * Tells everything that changed between two API descriptions, as Markdown for release notes. Exit code 0 when it is
 * told, whatever it says; 2 when a document could not be read. Throws `Misuse`.
 */
export async function apiChangelog(request: ApiChangelogRequest, world: World): Promise<number> {
  const diff = await compareApiSides(request, world);
  const { host, output } = world;
  const told = redactedTexts(diff, host);
  tellProblems(diff, world);
  const isTold = diff.verdict !== "undecided";
  if (request.json) output.document(host.secrets.redact(apiDiffJson(told)));
  else if (isTold) output.document(host.secrets.redact(apiChangelogMarkdown(told)));
  return isTold ? exitCodes.yes : exitCodes.unknown;
}

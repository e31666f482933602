import { cosmeticsText } from "../checks/openapi-match/cosmetics-text.ts";
import { differencesText } from "../checks/openapi-match/differences-text.ts";
import { generationProblem } from "../checks/openapi-match/generation-problem.ts";
import { type Draft, type Regenerated, regenerate } from "../checks/openapi-match/regenerate.ts";
import type { ApiDocumentSettings } from "../config/settings/openapi-match.ts";
import type { Candidate } from "../gate/candidate.ts";
import { GateFault } from "../gate/fault.ts";
import { exitCodes } from "../gate/result.ts";
import { repositoryPathOf } from "../git/repository-path.ts";
import { detourWords, findDetour } from "../host/detour.ts";
import type { Host } from "../host/host.ts";
import { type OpenapiRequest, type OpenedOpenapi, openOpenapi } from "./open-openapi.ts";
import { indented, tellReport } from "./openapi-words.ts";
import type { World } from "./world.ts";

type Ended = "failed" | "left" | "written";

/**
 * Generates the API documents from the code of the working tree and writes those that say something else, each all or
 * nothing. Exit code 2 when nothing was written and a document could not be generated, 3 when another one was written.
 */
export async function openapiWrite(request: OpenapiRequest, world: World): Promise<number> {
  const opened = await openOpenapi(world, request);
  const ends: Ended[] = [];
  for (const one of opened.documents) ends.push(await accept(world, opened, one, ends));
  if (!ends.includes("failed")) return exitCodes.yes;
  return ends.includes("written") ? exitCodes.half : exitCodes.unknown;
}

async function accept(
  { host, output }: World,
  { candidate, settings }: OpenedOpenapi,
  one: ApiDocumentSettings,
  before: readonly Ended[],
): Promise<Ended> {
  const say = (text: string) => output.document(host.secrets.redact(text));
  const refused = await refusal(host, candidate, one);
  if (refused !== undefined) {
    say(refused);
    return "failed";
  }
  try {
    const found = await regenerate(host, settings, one, { candidate, keep: true });
    await write(host, candidate.repository, found.drafts);
    const { end, text } = toldOf(found);
    say(text);
    return end;
  } catch (thrown) {
    const isLost = !before.includes("written") || !(thrown instanceof GateFault);
    if (isLost || thrown.code === "run/interrupted") throw thrown;
    say(`✖ ${one.document} is not written. ${thrown.message}\n  → ${thrown.remedy}`);
    return "failed";
  }
}

/** A link leads what is written to another place than the one that is committed. */
async function refusal(
  { files }: Pick<Host, "files">,
  candidate: Candidate,
  { document, output }: ApiDocumentSettings,
): Promise<string | undefined> {
  for (const path of output === "stdout" ? [document] : [document, output]) {
    const detour = await findDetour(files, candidate.repository, repositoryPathOf(candidate, path));
    if (detour === undefined) continue;
    const isItself = detour.path === repositoryPathOf(candidate, path);
    if (isItself && detour.kind === "file") continue;
    const what = isItself
      ? `is ${detourWords(detour.kind)}`
      : `lies below ${detour.path}, which is ${detourWords(detour.kind)}`;
    return `✖ ${path} ${what}, so nothing is written.\n  → Put a real file in real folders there, or name another path in promote.yaml.`;
  }
  return undefined;
}

async function write(
  { files }: Pick<Host, "files">,
  repository: string,
  drafts: readonly Draft[],
): Promise<void> {
  for (const { path, text } of drafts) {
    const detour = await findDetour(files, repository, path);
    if (detour !== undefined && (detour.path !== path || detour.kind !== "file")) {
      const reason = `${detour.path} is ${detourWords(detour.kind)}`;
      throw new GateFault("file/unwritable", { path, reason });
    }
    const status = await files.status(`${repository}/${path}`);
    const mode = status?.kind === "file" ? { mode: status.mode } : {};
    await files.writeAtomic(`${repository}/${path}`, text, mode);
  }
}

function toldOf({ match }: Regenerated): { readonly end: Ended; readonly text: string } {
  const { document, comparison } = match;
  const problem = generationProblem(match);
  if (problem !== undefined) return { end: "failed", text: tellReport(problem) };
  const review = `  → Review it with \`git diff -- ${document}\` and commit it.`;
  if (comparison === null) return { end: "written", text: `✔ ${document} is written.\n${review}` };
  if (comparison.total === 0) {
    const cosmetics = cosmeticsText(comparison);
    const said = cosmetics === "" ? "" : ` (${cosmetics})`;
    const text = `✔ ${document} is what the code generates${said}, and is left as it is.`;
    return { end: "left", text };
  }
  const places = comparison.total === 1 ? "one place" : `${comparison.total} places`;
  const list = indented(differencesText(comparison, document));
  const text = `✔ ${document} is written; it differs in ${places} from what was there:\n${list}\n${review}`;
  return { end: "written", text };
}

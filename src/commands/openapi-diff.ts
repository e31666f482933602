import { cosmeticsText } from "../checks/openapi-match/cosmetics-text.ts";
import { differencesText } from "../checks/openapi-match/differences-text.ts";
import { generationProblem } from "../checks/openapi-match/generation-problem.ts";
import { type Regenerated, regenerate } from "../checks/openapi-match/regenerate.ts";
import { exitCodes } from "../gate/result.ts";
import { type OpenapiRequest, openOpenapi } from "./open-openapi.ts";
import { indented, type Told, tellReport } from "./openapi-words.ts";
import type { World } from "./world.ts";

const mostPlaces = 200;

/**
 * Shows where the documents of the working tree are not what its code generates: operations and pointers, then line by
 * line. Exit code 0 when they are the same, 1 when they differ, 2 when that cannot be told.
 */
export async function openapiDiff(request: OpenapiRequest, world: World): Promise<number> {
  const { candidate, settings, documents } = await openOpenapi(world, request);
  const { host, output } = world;
  const codes: number[] = [];
  for (const one of documents) {
    const found = await regenerate(host, settings, one, { candidate, keep: false });
    const { code, text } = toldOf(found);
    output.document(host.secrets.redact(text));
    codes.push(code);
  }
  return Math.max(...codes);
}

function toldOf({ match }: Regenerated): Told {
  const { document, committed, comparison } = match;
  const problem = generationProblem(match);
  if (problem !== undefined) return { code: exitCodes.unknown, text: tellReport(problem) };
  if (comparison === null) {
    const why = committed.state === "missing" ? "is not there" : "cannot be read";
    const text = `✖ ${document} ${why}; \`promote openapi write\` writes what the code generates.`;
    return { code: exitCodes.no, text };
  }
  if (comparison.total === 0) {
    const cosmetics = cosmeticsText(comparison);
    const said = cosmetics === "" ? "" : ` (${cosmetics})`;
    return { code: exitCodes.yes, text: `✔ ${document} is what the code generates${said}.` };
  }
  const places = comparison.total === 1 ? "one place" : `${comparison.total} places`;
  const lines =
    comparison.diff === "" ? "Too much differs to be shown line by line." : comparison.diff;
  const list = indented(differencesText(comparison, document, mostPlaces));
  const head = `✖ ${document} differs in ${places} from what \`${match.command}\` generates.`;
  return { code: exitCodes.no, text: `${head}\n${list}\n\n${lines}` };
}

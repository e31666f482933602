import { exitCodes } from "../gate/result.ts";
import { textCleaner } from "../record/clean-text.ts";
import {
  assertTerms,
  commitAdvice,
  findingToWaive,
  openWaiverBook,
  type WaiverTerms,
  writeWaivers,
} from "./add-waivers.ts";
import { openRelease } from "./open-release.ts";
import type { World } from "./world.ts";

export type WaiveRequest = WaiverTerms & {
  readonly fingerprint: string;
  readonly config?: string | undefined;
};

/**
 * Lets one finding of the latest run pass until a day, by an entry in promote.waivers.yaml. Returns the exit code;
 * throws `Misuse` when there is no such finding, it cannot be waived, or a term is not allowed.
 */
export async function waive(request: WaiveRequest, world: World): Promise<number> {
  const { host, output, directory } = world;
  const opened = await openRelease(host, directory, request);
  assertTerms(request, opened.release.config.waivers, host.clock.now());
  const book = await openWaiverBook(host, opened);
  const finding = findingToWaive(book, request.fingerprint);
  await writeWaivers(host, book, [finding], request);
  const { subject, rule } = finding;
  const words = `${subject} (${rule}) is waived until ${request.until}, by ${request.owner}.`;
  output.document(textCleaner(host.secrets.redact)(`${words}\n${commitAdvice}`));
  return exitCodes.yes;
}

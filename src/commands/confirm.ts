import { type ConfirmableItem, confirmableItemsOf } from "../config/confirmable-items.ts";
import { nearestName } from "../config/nearest-name.ts";
import { type Confirmation, confirmer, evidenceUrl } from "../confirmations/confirmation.ts";
import { writeConfirmation } from "../confirmations/confirmation-files.ts";
import type { Release } from "../gate/check.ts";
import { exitCodes } from "../gate/result.ts";
import type { Host } from "../host/host.ts";
import type { Signer } from "../record/signers/signer.ts";
import type { Output } from "./output.ts";

export type ConfirmRequest = {
  readonly item: string;
  readonly by: string;
  readonly evidence: string;
  /** How long it is to hold; the item's `validFor` when undefined, and never longer than that. */
  readonly expiresInMs?: number;
};

export type ConfirmWorld = {
  readonly host: Pick<Host, "clock" | "files">;
  readonly release: Release;
  /** Signs the confirmation; without one it is not signed. */
  readonly signer?: Signer | undefined;
  readonly output: Output;
};

/** Writes somebody's word that an item holds for this commit. Returns the exit code. */
export async function confirm(request: ConfirmRequest, world: ConfirmWorld): Promise<number> {
  const { host, release, output, signer } = world;
  const items = confirmableItemsOf(release.config);
  const item = items.find(({ id }) => id === request.item);
  const problems = [
    ...problemsOf(request, item, items),
    ...(item?.signed === true && signer === undefined ? [noKeyFor(item, release)] : []),
  ];
  if (item === undefined || problems.length > 0) {
    for (const problem of problems) output.message(problem);
    return exitCodes.misuse;
  }
  const given = confirmationOf(request, item, release, host.clock.now());
  const file = await writeConfirmation(host, release.candidate.project, given, signer);
  if (request.expiresInMs !== undefined && request.expiresInMs > item.validFor) {
    output.message(`\`validFor\` of ${item.id} in promote.yaml ends it earlier than asked for.`);
  }
  output.document(
    `${wordsOf(given)}\nWritten to ${file}${signer === undefined ? "" : ", signed"}.`,
  );
  return exitCodes.yes;
}

function confirmationOf(
  { by, evidence, expiresInMs }: ConfirmRequest,
  { id, validFor }: ConfirmableItem,
  { candidate }: Release,
  now: Date,
): Confirmation {
  const at = now.toISOString();
  const validForMs = Math.min(expiresInMs ?? validFor, validFor);
  return {
    version: 1,
    item: id,
    commit: candidate.commit,
    environment: candidate.to,
    repository: candidate.repositoryUri,
    project: candidate.prefix,
    by: by.trim(),
    at,
    evidence,
    expires: new Date(now.getTime() + validForMs).toISOString(),
  };
}

function wordsOf({ item, by, commit, environment, expires }: Confirmation): string {
  return `${item} is confirmed by ${by} for commit ${commit.slice(0, 12)} to ${environment} until ${expires}.`;
}

function problemsOf(
  { item: asked, by, evidence, expiresInMs }: ConfirmRequest,
  item: ConfirmableItem | undefined,
  items: readonly ConfirmableItem[],
): readonly string[] {
  const problems: string[] = [];
  if (item === undefined) problems.push(unknownItem(asked, items));
  if (!confirmer.safeParse(by.trim()).success) {
    problems.push("--by takes the name of who confirms, 1 to 200 printable characters.");
  }
  if (!evidenceUrl.safeParse(evidence).success) {
    problems.push("--evidence takes an http or https URL without user name, password or token.");
  }
  if (expiresInMs !== undefined && !(expiresInMs > 0)) {
    problems.push("--expires takes a duration such as 4h.");
  }
  return problems;
}

function noKeyFor({ id }: ConfirmableItem, { config }: Release): string {
  return `${id} has to be confirmed with a signature, and ${config.record.signingKey.variable} is not set.`;
}

function unknownItem(asked: string, items: readonly ConfirmableItem[]): string {
  const subject = `${asked} is no item of kind confirmation in promote.yaml`;
  const ids = items.map(({ id }) => id);
  if (ids.length === 0) return `${subject}, which has none.`;
  const nearest = nearestName(asked, ids);
  if (nearest !== undefined) return `${subject}; did you mean ${nearest}?`;
  return `${subject}; there ${ids.length === 1 ? "is" : "are"} ${ids.join(", ")}.`;
}

import { counted } from "../data/counted.ts";
import { exitCodes } from "../gate/result.ts";
import { textCleaner } from "../record/clean-text.ts";
import {
  assertTerms,
  commitAdvice,
  findingToWaive,
  objectionTo,
  openWaiverBook,
  type RecordedFinding,
  type WaiverBook,
  writeWaivers,
} from "./add-waivers.ts";
import { actorOf } from "./invocation.ts";
import { Misuse } from "./load-config.ts";
import { openRelease } from "./open-release.ts";
import type { World } from "./world.ts";

export type SchemaAcceptRequest = {
  /** Undefined with `all`. */
  readonly fingerprint?: string | undefined;
  /** Everything the latest run found: the baseline of a team that starts with drift. */
  readonly all: boolean;
  readonly reason: string;
  readonly until: string;
  /** Who runs the command when undefined. */
  readonly owner?: string | undefined;
  readonly config?: string | undefined;
};

const check = "schema-snapshot";

/**
 * Accepts drift that the latest run found, until a day, by waivers of schema-snapshot's findings: it is counted and
 * stops nothing, and new drift does. Returns the exit code; throws `Misuse` as `waive` does.
 */
export async function schemaAccept(request: SchemaAcceptRequest, world: World): Promise<number> {
  const { host, output, directory } = world;
  const { fingerprint, all, reason, until } = request;
  if (all === (fingerprint !== undefined)) {
    throw new Misuse("promote schema accept takes a fingerprint, or --all.");
  }
  const opened = await openRelease(host, directory, request);
  const { candidate, config } = opened.release;
  const owner = request.owner ?? (await actorOf(host, candidate.repository)).id;
  const terms = { reason, owner, until };
  assertTerms(terms, config.waivers, host.clock.now());
  const book = await openWaiverBook(host, opened);
  const { accepted, refused } =
    fingerprint === undefined
      ? baselineOf(book)
      : { accepted: [driftOf(book, fingerprint)], refused: [] };
  await writeWaivers(host, book, accepted, terms);
  const clean = textCleaner(host.secrets.redact);
  for (const line of refused) output.message(clean(line));
  const amount = counted(accepted.length, "finding");
  const lines = accepted.map(({ subject, fingerprint: id }) => `  ${id}  ${subject}`);
  output.document(
    clean(
      [`${amount} of ${check} accepted until ${until}, by ${owner}:`, ...lines, commitAdvice].join(
        "\n",
      ),
    ),
  );
  return refused.length === 0 ? exitCodes.yes : exitCodes.no;
}

function driftOf(book: WaiverBook, fingerprint: string): RecordedFinding {
  const finding = findingToWaive(book, fingerprint);
  if (finding.rule.startsWith(`${check}/`)) return finding;
  throw new Misuse(
    `${fingerprint} is a finding of ${finding.rule}; \`promote waive\` is for findings of other checks.`,
  );
}

/** What can be accepted of all that stops the check, and a line for each finding that cannot. */
function baselineOf(book: WaiverBook): {
  readonly accepted: readonly RecordedFinding[];
  readonly refused: readonly string[];
} {
  const { checks } = book.latest.predicate;
  const open = (checks.find(({ id }) => id === check)?.findings ?? []).filter(
    ({ rule, severity, waived, fingerprint }) =>
      rule.startsWith(`${check}/`) &&
      severity === "blocking" &&
      waived === undefined &&
      !book.waivers.some((waiver) => waiver.fingerprint === fingerprint),
  );
  const refused = open.flatMap((finding) => objectionTo(book, finding) ?? []);
  const unique = new Map(open.map((finding) => [finding.fingerprint, finding]));
  const accepted = [...unique.values()].filter(
    (finding) => objectionTo(book, finding) === undefined,
  );
  if (accepted.length > 0) return { accepted, refused };
  throw new Misuse(
    [
      ...refused,
      `${book.latest.file} has no finding of ${check} left to accept. \`promote check --only ${check}\` looks anew.`,
    ].join("\n"),
  );
}

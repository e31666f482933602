import type { Waiver } from "../../config/waivers.ts";

/** A waiver whose check came to a judgement, with what its rules need to know. */
export type JudgedWaiver = {
  readonly waiver: Waiver;
  /** The file of the waivers, as messages name it. */
  readonly file: string;
  readonly maxDays: number;
  /** Whole days until it ends; negative when it has. */
  readonly daysLeft: number;
  /** Why its rule cannot be waived. */
  readonly unwaivable: string | undefined;
  /** Why nothing in the run needs it. */
  readonly needless: "no-finding" | "advisory" | "switched-off" | undefined;
};

/** What every finding about a waiver says of it. */
export function waiverReport({ waiver, file }: JudgedWaiver) {
  return {
    subject: `the waiver of ${waiver.subject} (${waiver.rule})`,
    place: { file, line: waiver.line },
    identity: waiver.fingerprint,
  };
}

/** Why no finding about a waiver can be waived. */
export const noWaiverOfWaivers =
  "a waiver of a waiver would have no end; correct the file of the waivers";

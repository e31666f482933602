import type { Outcome } from "../gate/result.ts";
import type {
  ConfirmationOfPromotion,
  SnapshotDigests,
  WaiverOfPromotion,
} from "./promotion-details.ts";

/** Which promotion something is told of, in lists of other things. */
export type PromotionReference = {
  readonly recordId: string;
  readonly outcome: Outcome;
  readonly repository: string;
  readonly environment: { readonly from: string; readonly to: string };
  readonly commit: string;
  readonly finishedAt: string;
};

export type Confirmation = ConfirmationOfPromotion & { readonly promotion: PromotionReference };

/** A waiver, told once by the last promotion that it let pass. */
export type Waiver = WaiverOfPromotion & {
  /** Whole days from today; 0 on the last day, negative afterwards. */
  readonly daysLeft: number;
  readonly promotion: PromotionReference;
};

/** The schema as a promotion saw it. */
export type Snapshot = SnapshotDigests & { readonly promotion: PromotionReference };

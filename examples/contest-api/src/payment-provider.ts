/** A payment that waits for the payer, who confirms it with the client secret. */
export type PaymentIntent = { readonly id: string; readonly clientSecret: string };

/** What the provider says happened to a payment. */
export type PaymentEvent = {
  readonly intentId: string;
  readonly status: "succeeded" | "failed" | "refunded";
};

/** Takes payments; the one part of the outside world that moves money. */
export interface PaymentProvider {
  createIntent(order: {
    amountCents: number;
    currency: string;
    idempotencyKey: string;
  }): Promise<PaymentIntent>;
  /** Authenticates a webhook call; undefined for events that are not about a payment. */
  readEvent(body: string, signature: string): Promise<PaymentEvent | undefined>;
}

/** Thrown for a webhook call that the provider did not sign. */
export class UnsignedEvent extends Error {
  override readonly name = "UnsignedEvent";
}

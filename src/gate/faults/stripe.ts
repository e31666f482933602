import { words } from "./fault-words.ts";

/** Stripe's own answers about its keys. */
export const stripeFaults = {
  "stripe/bad-answer": words<{ url: string; place: string; reason: string }>({
    message: ({ url, place, reason }) =>
      `${url} does not answer the key in ${place} as Stripe's API does: ${reason}.`,
    remedy: () =>
      "Make sure that `api` under `checks.stripe-separation.online` in promote.yaml leads to Stripe, and that nothing between answers in its place, then run again.",
  }),
  "stripe/unhealthy": words<{ url: string; place: string; status: number }>({
    message: ({ url, place, status }) =>
      `${url} answers ${status} to the key in ${place}: Stripe is too busy or not in order.`,
    remedy: () => "Run again when https://status.stripe.com says that Stripe's API is in order.",
  }),
  "stripe/not-from-here": words<{ url: string; place: string }>({
    message: ({ url, place }) =>
      `${url} takes the key in ${place} from certain addresses only, and this machine's is none of them.`,
    remedy: () =>
      "Run promote where the key may be used from, or let this machine's address use it in the Stripe dashboard.",
  }),
};

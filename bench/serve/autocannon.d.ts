/** What of autocannon is used here; it has no types of its own. */
declare module "autocannon" {
  type Options = {
    readonly url: string;
    readonly connections: number;
    readonly duration: number;
    readonly requests: readonly { readonly path: string }[];
  };
  type Result = { readonly errors: number; readonly timeouts: number; readonly non2xx: number };
  interface Run extends PromiseLike<Result> {
    on(
      event: "response",
      told: (client: unknown, status: number, bytes: number, ms: number) => void,
    ): void;
  }
  export default function autocannon(options: Options): Run;
}

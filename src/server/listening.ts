/** Answers one request; `from` is the address it came from. */
export type Answer = (request: Request, from: string) => Promise<Response>;

export type ListenOptions = {
  readonly host: string;
  /** 0 lets the machine choose. */
  readonly port: number;
};

/** A server that listens. */
export interface Listening {
  readonly port: number;
  /** Takes no more connections, and waits for the requests that are being answered. */
  stop(): Promise<void>;
}

/** Listens for HTTP requests within the limits of `limits.ts`. Throws "serve/address-unusable". */
export type Listen = (options: ListenOptions, answer: Answer) => Promise<Listening>;

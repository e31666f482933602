/** How many requests are being answered, in all and of each address. */
export class InFlight {
  #all = 0;
  readonly #byAddress = new Map<string, number>();
  readonly #limits: { readonly inFlight: number; readonly inFlightOfOne: number };

  constructor(limits: { readonly inFlight: number; readonly inFlightOfOne: number }) {
    this.#limits = limits;
  }

  /** Takes a place for a request, or says which limit is reached. */
  enter(address: string): "all" | "one" | undefined {
    const own = this.#byAddress.get(address) ?? 0;
    if (this.#all >= this.#limits.inFlight) return "all";
    if (own >= this.#limits.inFlightOfOne) return "one";
    this.#all += 1;
    this.#byAddress.set(address, own + 1);
    return undefined;
  }

  /** Gives the place of a request back. */
  leave(address: string): void {
    const own = (this.#byAddress.get(address) ?? 1) - 1;
    this.#all -= 1;
    if (own === 0) this.#byAddress.delete(address);
    else this.#byAddress.set(address, own);
  }
}

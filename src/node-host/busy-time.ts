/** How long at least one child was being started or ran, in milliseconds; children side by side count once. */
export class BusyTime {
  #running = 0;
  #since = 0;
  #total = 0;

  enter(): void {
    if (this.#running === 0) this.#since = performance.now();
    this.#running += 1;
  }

  leave(): void {
    this.#running -= 1;
    if (this.#running === 0) this.#total += performance.now() - this.#since;
  }

  get total(): number {
    return this.#running === 0 ? this.#total : this.#total + performance.now() - this.#since;
  }
}

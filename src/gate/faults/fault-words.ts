/** What a fault says, from what is known about it. */
export interface FaultWords<Parameters> {
  /** What could not be done, one sentence. */
  message(parameters: Parameters): string;
  /** What to do so that it can: imperative, naming the command, variable or file. */
  remedy(parameters: Parameters): string;
}

/** One entry of the catalogue; the type parameter is what the thrower must know. */
export function words<Parameters>(entry: FaultWords<Parameters>): FaultWords<Parameters> {
  return entry;
}

import { type FaultCode, type FaultParameters, faultCatalogue } from "./faults/catalogue.ts";

/** The machine is at fault, not the release candidate: the answer is "don't know". */
export class GateFault<Code extends FaultCode = FaultCode> extends Error {
  override readonly name = "GateFault";
  readonly code: Code;
  readonly parameters: FaultParameters<Code>;
  readonly remedy: string;
  /** Lines to look at: the end of a child's error output. Redacted before it is shown. */
  readonly detail: string | undefined;

  constructor(
    code: Code,
    parameters: FaultParameters<Code>,
    options: {
      readonly cause?: unknown;
      readonly detail?: string;
      /** Which part of what was looked at the fault hit; stands before the message. */
      readonly about?: string;
    } = {},
  ) {
    const words = faultCatalogue[code];
    const message = words.message(parameters);
    super(
      options.about === undefined ? message : `${options.about}: ${message}`,
      options.cause === undefined ? {} : { cause: options.cause },
    );
    this.code = code;
    this.parameters = parameters;
    this.remedy = words.remedy(parameters);
    this.detail = options.detail;
  }
}

/** A fault as it enters the record. */
export type FaultReport = {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  readonly detail?: string;
};

/** The report of anything thrown. What is not a `GateFault` is a defect of ours, and says so. */
export function faultReportOf(thrown: unknown): FaultReport {
  const fault =
    thrown instanceof GateFault
      ? thrown
      : new GateFault("gate/defect", { reason: reasonOf(thrown) });
  return {
    code: fault.code,
    message: fault.message,
    remedy: fault.remedy,
    ...(fault.detail === undefined ? {} : { detail: fault.detail }),
  };
}

/** The words of anything thrown, on one line. */
export function reasonOf(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  return text.replace(/\s+/g, " ").trim();
}

/** One question with a few answers, of which `initial` is offered. */
export type Choice = {
  readonly message: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly initial: string;
};

/** Whoever can be asked: a person at a terminal. What is undefined was called off. */
export interface Asker {
  choose(choice: Choice): Promise<string | undefined>;
  agree(question: { readonly message: string }): Promise<boolean | undefined>;
  /** A line of text, which may be empty. */
  write(question: { readonly message: string }): Promise<string | undefined>;
}

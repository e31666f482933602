import {
  canonicalOf,
  closingOf,
  countOfWords,
  isKeyword,
  keywordOf,
  nameOf,
  type Token,
} from "./tokens.ts";

/** Walks a statement's tokens, a keyword or a name at a time. */
export class TokenCursor {
  readonly text: string;
  readonly tokens: readonly Token[];
  at = 0;

  constructor(text: string, tokens: readonly Token[]) {
    this.text = text;
    this.tokens = tokens;
  }

  get next(): Token | undefined {
    return this.tokens[this.at];
  }

  /** The next token as a keyword, without taking it. */
  keyword(ahead = 0): string {
    return keywordOf(this.tokens[this.at + ahead]);
  }

  /** Takes the words if they come next. */
  skip(words: string): boolean {
    const count = countOfWords(this.tokens, this.at, words);
    this.at += count;
    return count > 0;
  }

  /** Takes any of the words, as often as they come. */
  skipAny(...words: readonly string[]): void {
    while (words.some((word) => this.skip(word))) {
      // each turn takes one
    }
  }

  /** Moves past the next occurrence of a keyword outside parentheses; false when there is none. */
  skipTo(...words: readonly string[]): boolean {
    for (let at = this.at; at < this.tokens.length; at += 1) {
      if (this.tokens[at]?.text === "(") at = closingOf(this.tokens, at);
      else if (words.some((word) => isKeyword(this.tokens[at], word))) {
        this.at = at + 1;
        return true;
      }
    }
    return false;
  }

  /** One name, unqualified. */
  takeName(): string {
    const name = nameOf(this.next);
    this.at += 1;
    return name;
  }

  /** A name with its schema: `public.entries`. */
  takeQualifiedName(): string {
    let name = this.takeName();
    while (this.next?.text === ".") {
      this.at += 1;
      name += `.${this.takeName()}`;
    }
    return name;
  }

  /** The tokens between the next pair of parentheses, which is taken; undefined when none comes next. */
  takeParenthesised(): readonly Token[] | undefined {
    if (this.next?.text !== "(") return undefined;
    const close = closingOf(this.tokens, this.at);
    const inner = this.tokens.slice(this.at + 1, close);
    this.at = close + 1;
    return inner;
  }

  get rest(): readonly Token[] {
    return this.tokens.slice(this.at);
  }

  /** Source text of some of the tokens. */
  sourceOf(tokens: readonly Token[]): string {
    const [first, last] = [tokens[0], tokens.at(-1)];
    return first === undefined || last === undefined ? "" : this.text.slice(first.start, last.end);
  }

  get restCanonical(): string {
    return canonicalOf(this.rest);
  }
}

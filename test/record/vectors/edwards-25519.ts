/** The curve of Ed25519 (RFC 8032, section 5.1) in integers: slow, and only to make signatures nobody should make. */

const p = 2n ** 255n - 19n;
/** The order of the base point. */
export const order = 2n ** 252n + 27742317777372353535851937790883648493n;
const d = mod(-121665n * power(121666n, p - 2n));
const rootOfMinusOne = power(2n, (p - 1n) / 4n);

export type Point = { readonly x: bigint; readonly y: bigint };

const base = decoded("5866666666666666666666666666666666666666666666666666666666666666");

export function add(one: Point, other: Point): Point {
  const both = mod(d * one.x * other.x * one.y * other.y);
  return {
    x: mod((one.x * other.y + one.y * other.x) * power(1n + both, p - 2n)),
    y: mod((one.y * other.y + one.x * other.x) * power(1n - both, p - 2n)),
  };
}

export function times(scalar: bigint, point: Point = base): Point {
  let sum: Point = { x: 0n, y: 1n };
  for (const bit of scalar.toString(2)) {
    sum = add(sum, sum);
    if (bit === "1") sum = add(sum, point);
  }
  return sum;
}

/** 32 bytes in hexadecimal. */
export function encoded({ x, y }: Point): string {
  return littleEndian(y | ((x & 1n) << 255n));
}

export function decoded(hex: string): Point {
  const number = integerOf(Buffer.from(hex, "hex"));
  const y = number & (2n ** 255n - 1n);
  const square = mod((y * y - 1n) * power(d * y * y + 1n, p - 2n));
  let x = power(square, (p + 3n) / 8n);
  if (mod(x * x) !== square) x = mod(x * rootOfMinusOne);
  if (mod(x * x) !== square) throw new Error("no point");
  return { x: (x & 1n) === number >> 255n ? x : mod(-x), y };
}

export function integerOf(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).reverse().toString("hex") || "0"}`);
}

export function littleEndian(number: bigint): string {
  return Buffer.from(number.toString(16).padStart(64, "0"), "hex").reverse().toString("hex");
}

function mod(number: bigint): bigint {
  return ((number % p) + p) % p;
}

function power(number: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = mod(result * result);
    if (bit === "1") result = mod(result * number);
  }
  return result;
}

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
const roundConstants: Int32Array = Int32Array.from([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
  0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
  0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
  0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
  0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
  0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
]);
const initial: readonly number[] = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

/**
 * SHA-256 (FIPS 180-4). Of our own, because enrollments are named by it by the hundred thousand, in places where the platform's is
 * not to be had or only as a promise. One object hashes one thing after the other, without making anything.
 */
export class Sha256 {
  /** What the last `hash` gave: eight 32-bit words, until the next. */
  readonly state: Int32Array = new Int32Array(8);
  readonly #schedule: Int32Array = new Int32Array(64);

  /** Hashes bytes into `state`. */
  hash(bytes: Uint8Array): void {
    this.#hash(bytes.length, (index) => bytes[index] ?? 0);
  }

  /**
   * Hashes the UTF-8 of a text into `state`, if that is one byte a letter.
   *
   * @returns False of any other, whose bytes have to be made.
   */
  hashAscii(text: string): boolean {
    const { length } = text;
    let seen = 0;
    for (let index = 0; index < length; index += 1) seen |= text.charCodeAt(index);
    if (seen > 0x7f) return false;
    if (length > 55) this.#hash(length, (index) => text.charCodeAt(index));
    else this.#hashShort(text, length);
    return true;
  }

  /** One block, which is what a name takes. */
  #hashShort(text: string, length: number): void {
    const schedule = this.#schedule;
    const whole = length & ~3;
    for (let index = 0; index < whole; index += 4) {
      schedule[index >>> 2] =
        (text.charCodeAt(index) << 24) |
        (text.charCodeAt(index + 1) << 16) |
        (text.charCodeAt(index + 2) << 8) |
        text.charCodeAt(index + 3);
    }
    let word = 0x80 << (24 - ((length & 3) << 3));
    for (let index = whole; index < length; index += 1) word |= text.charCodeAt(index) << (24 - ((index & 3) << 3));
    schedule[whole >>> 2] = word;
    for (let index = (whole >>> 2) + 1; index < 15; index += 1) schedule[index] = 0;
    schedule[15] = length << 3;
    begin(this.state);
    compress(this.state, schedule);
  }

  #hash(length: number, byteAt: (index: number) => number): void {
    const schedule = this.#schedule;
    begin(this.state);
    // The end mark is one byte, the length in bits eight, at the end of a block.
    const blocks = (length + 72) >>> 6;
    for (let block = 0; block < blocks; block += 1) {
      for (let word = 0; word < 16; word += 1) {
        let value = 0;
        for (let place = 0; place < 4; place += 1) {
          const index = block * 64 + word * 4 + place;
          value = (value << 8) | (index < length ? byteAt(index) : index === length ? 0x80 : 0);
        }
        schedule[word] = value;
      }
      if (block === blocks - 1) {
        schedule[14] = Math.floor(length / 2 ** 29);
        schedule[15] = length << 3;
      }
      compress(this.state, schedule);
    }
  }
}

function begin(state: Int32Array): void {
  for (let index = 0; index < 8; index += 1) state[index] = initial[index] ?? 0;
}

function compress(state: Int32Array, schedule: Int32Array): void {
  for (let index = 16; index < 64; index += 1) {
    const two = schedule[index - 15] ?? 0;
    const one = schedule[index - 2] ?? 0;
    const sigma0 = ((two >>> 7) | (two << 25)) ^ ((two >>> 18) | (two << 14)) ^ (two >>> 3);
    const sigma1 = ((one >>> 17) | (one << 15)) ^ ((one >>> 19) | (one << 13)) ^ (one >>> 10);
    schedule[index] = ((schedule[index - 16] ?? 0) + sigma0 + (schedule[index - 7] ?? 0) + sigma1) | 0;
  }
  mixRounds(state, schedule);
}

function mixRounds(state: Int32Array, schedule: Int32Array): void {
  let a = state[0] ?? 0;
  let b = state[1] ?? 0;
  let c = state[2] ?? 0;
  let d = state[3] ?? 0;
  let e = state[4] ?? 0;
  let f = state[5] ?? 0;
  let g = state[6] ?? 0;
  let h = state[7] ?? 0;
  for (let round = 0; round < 64; round += 1) {
    const sum1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const first = (h + sum1 + (g ^ (e & (f ^ g))) + (roundConstants[round] ?? 0) + (schedule[round] ?? 0)) | 0;
    const sum0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const second = (sum0 + ((a & b) | (c & (a | b)))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  state[0] = (state[0] ?? 0) + a;
  state[1] = (state[1] ?? 0) + b;
  state[2] = (state[2] ?? 0) + c;
  state[3] = (state[3] ?? 0) + d;
  state[4] = (state[4] ?? 0) + e;
  state[5] = (state[5] ?? 0) + f;
  state[6] = (state[6] ?? 0) + g;
  state[7] = (state[7] ?? 0) + h;
}

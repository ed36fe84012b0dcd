const roundConstants: readonly number[] = [
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
  0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
  0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
  0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
  0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
  0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
];
const rounds: Int32Array = Int32Array.from(roundConstants);
const initial: readonly number[] = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
];

/**
 * SHA-256 (FIPS 180-4) of bytes, as eight 32-bit words. Of our own, because the platform's is not to be had without an import that
 * a browser or a server lacks, and enrollments are named by it by the hundred thousand.
 */
export function sha256(bytes: Uint8Array): Int32Array {
  const state = Int32Array.from(initial);
  // One block is 64 bytes; nine of the last are for the end mark and the length.
  const blocks = (bytes.length + 72) >>> 6;
  const words = new Int32Array(blocks * 16);
  for (let index = 0; index < bytes.length; index += 1) setByte(words, index, bytes[index] ?? 0);
  setByte(words, bytes.length, 0x80);
  words[blocks * 16 - 2] = Math.floor(bytes.length / 2 ** 29);
  words[blocks * 16 - 1] = bytes.length << 3;
  const schedule = new Int32Array(64);
  for (let block = 0; block < blocks; block += 1) compress(state, words, block * 16, schedule);
  return state;
}

function setByte(words: Int32Array, index: number, byte: number): void {
  const place = index >>> 2;
  words[place] = (words[place] ?? 0) | (byte << (24 - ((index & 3) << 3)));
}

function compress(state: Int32Array, words: Int32Array, start: number, schedule: Int32Array): void {
  expand(words, start, schedule);
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
    const first = (h + sum1 + ((e & f) ^ (~e & g)) + (rounds[round] ?? 0) + (schedule[round] ?? 0)) | 0;
    const sum0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const second = (sum0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  const next = [a, b, c, d, e, f, g, h];
  for (let index = 0; index < 8; index += 1) state[index] = (state[index] ?? 0) + (next[index] ?? 0);
}

function expand(words: Int32Array, start: number, schedule: Int32Array): void {
  for (let index = 0; index < 16; index += 1) schedule[index] = words[start + index] ?? 0;
  for (let index = 16; index < 64; index += 1) {
    const two = schedule[index - 15] ?? 0;
    const one = schedule[index - 2] ?? 0;
    const sigma0 = ((two >>> 7) | (two << 25)) ^ ((two >>> 18) | (two << 14)) ^ (two >>> 3);
    const sigma1 = ((one >>> 17) | (one << 15)) ^ ((one >>> 19) | (one << 13)) ^ (one >>> 10);
    schedule[index] = ((schedule[index - 16] ?? 0) + sigma0 + (schedule[index - 7] ?? 0) + sigma1) | 0;
  }
}

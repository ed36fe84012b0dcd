/** Longest run of lines that is compared line by line; beyond it the run is one conflict. */
const mostPairs = 4_000_000;

/** Two texts that differ where somebody has to decide, as one with git's marks at these places. */
export function markConflicts(ours: string, theirs: string, names: { readonly ours: string; readonly theirs: string }): string {
  const lineEnd = ours.includes('\r\n') ? '\r\n' : '\n';
  const [a, b] = [ours.split(lineEnd), theirs.split(lineEnd)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const hunks = hunksOf(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  const lines = hunks.flatMap((hunk) =>
    'same' in hunk ? hunk.same : [`<<<<<<< ${names.ours}`, ...hunk.ours, '=======', ...hunk.theirs, `>>>>>>> ${names.theirs}`],
  );
  const marked = [...a.slice(0, head), ...lines, ...a.slice(a.length - tail)].join(lineEnd);
  // Nothing to mark, and still undecided: such a file must not pass for merged.
  return hunks.length === 0
    ? `<<<<<<< ${names.ours}${lineEnd}${ours}${lineEnd}=======${lineEnd}${theirs}${lineEnd}>>>>>>> ${names.theirs}${lineEnd}`
    : marked;
}

type Hunk = { readonly same: string[] } | { readonly ours: string[]; readonly theirs: string[] };

/** The longest common subsequence of lines, and what lies between. */
function hunksOf(a: readonly string[], b: readonly string[]): readonly Hunk[] {
  if (a.length === 0 && b.length === 0) return [];
  if (a.length * b.length > mostPairs) return [{ ours: [...a], theirs: [...b] }];
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const hunks: Hunk[] = [];
  let open: { ours: string[]; theirs: string[] } = { ours: [], theirs: [] };
  const close = (): void => {
    if (open.ours.length + open.theirs.length > 0) hunks.push(open);
    open = { ours: [], theirs: [] };
  };
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    const [left = '', right = ''] = [a[i], b[j]];
    if (i < a.length && j < b.length && left === right) {
      close();
      hunks.push({ same: [left] });
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      open.ours.push(left);
      i += 1;
    } else {
      open.theirs.push(right);
      j += 1;
    }
  }
  close();
  return hunks;
}

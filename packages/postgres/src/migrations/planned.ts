/**
 * Settings of the batch functions: whatever the statistics say, a batch goes from its own rows to the tables by index. A
 * table that is analysed while it is empty, or one tenant that owns all of it, must not turn that into scans.
 */
export const planned = 'set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off';

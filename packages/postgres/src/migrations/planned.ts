/**
 * Settings of the batch functions. A batch goes from its own rows to the tables by index, whatever the statistics say: a table
 * that was analysed while it was empty, or one tenant that owns all of it, must not turn that into scans. The statements are
 * written for it too: they look rows up in lateral subqueries (`offset 0` keeps them apart), and change them by their place.
 */
export const planned = 'set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off';

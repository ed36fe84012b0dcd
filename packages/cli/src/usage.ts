/** The help of the command line. */
export const usage = `sojourn: check journeys and run them headless

  sojourn check FILE...   prints every problem with line and column
      --catalog FILE      the catalog; else catalog.json beside the journey
      --policy FILE       the policy; else policy.json beside the journey, if there is one
      --fail-on LEVEL     error, warning (default) or info: the least grave finding that exits 1
      --together          also what is wrong between the journeys of the files
      --format json       one JSON object per problem instead of words

  sojourn run FILE...     runs journeys on contacts and events, and prints the traces as NDJSON, a line per entry
      --contacts FILE     NDJSON, a contact per line
      --events FILE       NDJSON, an event per line: id, contactId, name, at, data
      --until INSTANT     how far time runs, RFC 3339
      --from INSTANT      where time starts; else the earliest event
      --catalog, --policy as above
      --fail NODE=CODE    makes a node's action fail for sure, as often as wanted

  sojourn test PATH...    runs <id>.scenarios.json beside each journey
      --coverage SHARE    the least share of outlets, 0 to 100, that each journey's scenarios have to take
      --catalog, --policy as above

  sojourn explore FILE    finds a contact for each outlet, or proves that nobody takes it; exits 1 if neither is known of one
      --format json       the scenarios alone, to keep beside the journey
      --catalog, --policy as above

  sojourn diff A B        tells what journey B does otherwise than A; exits 1 if there is a difference
      --catalog FILE      names; else catalog.json beside B, if there is one
      --locale TAG        en (default) or de
      --format json       one JSON object per difference instead of words

  sojourn describe FILE   tells a journey in words
      --format FORMAT     text (default), markdown or mermaid
      --catalog, --locale as above

  sojourn merge-driver BASE OURS THEIRS [NAME]
                          merges journeys for git, into OURS; exits 1 if somebody has to decide (docs/guide/git.md)

  sojourn --help          this text

Exit codes: 0 all is well, 1 the input has problems or a scenario fails or too little is covered (diff: there are differences), 2 the call was wrong.
Actions are recorded in the trace, never performed: no message leaves this program.
`;

/** The help of the command line. */
export const usage = `sojourn: check journeys and run them headless

  sojourn check FILE...   prints every problem with line and column
      --catalog FILE      the catalog; else catalog.json beside the journey
      --policy FILE       the policy; else policy.json beside the journey, if there is one
      --fail-on LEVEL     error, warning (default) or info: the least grave finding that exits 1
      --format json       one JSON object per problem instead of words

  sojourn run FILE...     runs journeys on contacts and events, and prints the traces as NDJSON, a line per entry
      --contacts FILE     NDJSON, a contact per line
      --events FILE       NDJSON, an event per line: id, contactId, name, at, data
      --until INSTANT     how far time runs, RFC 3339
      --from INSTANT      where time starts; else the earliest event
      --catalog, --policy as above
      --fail NODE=CODE    makes a node's action fail for sure, as often as wanted

  sojourn test PATH...    runs <id>.scenarios.json beside each journey
      --catalog, --policy as above

  sojourn --help          this text

Exit codes: 0 all is well, 1 the input has problems or a scenario fails, 2 the call was wrong.
Actions are recorded in the trace, never performed: no message leaves this program.
`;

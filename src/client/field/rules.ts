/** Rules of the phone in field work, as data with date and source. */
export const fieldRules = {
  /** What a digit of guessing costs whoever found the phone: 16 MB and about a second of an old phone for each PIN. */
  scrypt: {
    N: 16_384,
    r: 8,
    p: 1,
    since: '2026-11-29',
    source: 'RFC 7914; Percival 2009 (N = 2^14, r = 8 for logins). More memory kills apps on phones of 1 GB',
  },
  pin: {
    digits: 6,
    tries: 10,
    since: '2026-11-29',
    source: 'docs/decisions/0032: ten wrong tries and the wrap is destroyed',
  },
  /** What a phone keeps. */
  pieces: {
    /** Characters of one key's value. */
    key: 150_000,
    /** Characters of a whole list, so that the outbox always finds room beside it. */
    list: 4_000_000,
    /** Rows that are cut into one piece at first; halved where that is too large. */
    rows: 300,
    since: '2026-11-29',
    source: 'DingTalk: 200 × 1024 characters a key, 10 MB altogether; a browser: 5 M characters altogether',
  },
  sending: {
    /** Bytes of one request's records, below what the service takes (limits.fieldwork.bytes): three seconds of slow 3G. */
    bytes: 150_000,
    /** So few records still travel together after calls that met no answer: a line of 20 kbit/s carries them within a call’s patience. */
    fewest: 5,
    /** How long after a failure the next try comes by itself, in seconds: the first, the second, … and then always the last. */
    offline: [5, 15, 60, 300],
    busy: [15, 60, 300, 900],
    /** One tab of a browser sends; another takes over when it has not been heard of for so long. */
    leaseSeconds: 60,
    since: '2026-11-29',
    source: 'own choice: a lift takes half a minute; a service that is busy is left alone for longer each time',
  },
  /** Visits that arrived and are still known here, so that nobody goes there twice in a day. */
  visited: {
    hours: 24,
    /** 150 bytes each: with all of them a quarter of what one key holds. */
    max: 300,
    since: '2026-11-29',
    source: 'own choice: nobody enters more doors in a day',
  },
  /** How often a list that changes while it is taken is begun again. */
  listTakes: { times: 3, since: '2026-11-29', source: 'own choice: two changes within half a minute are no chance' },
  /** Found enterprises that a page shows at most. */
  found: { max: 50, since: '2026-11-29', source: 'limits.page: nobody scrolls further' },
  /** A clock that is put back by less is only put right; by more, nobody knows how long the phone was left alone. */
  clockBack: { seconds: 60, since: '2026-11-29', source: 'own choice' },
} as const
